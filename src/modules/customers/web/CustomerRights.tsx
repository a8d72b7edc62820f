import { Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useGo } from '../../../console/navigation.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { recordBase } from '../../../console/ui/record/record-base.ts'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'
import { channels } from '../contract/customer.ts'
import { erasureProofs } from '../contract/erasure.ts'

/** What the customer asked about his own data, and where a request is taken. */
export function CustomerRights({ customer }: { readonly customer: CustomerOf }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { data } = useRead('erasure.list', {
    query: { customerId: customer.id, limit: 5 },
    enabled: can('erasure.take'),
  })
  if (!data) return null
  const isAsked = data.rows.some(({ state }) => state === 'open' || state === 'kept')
  const isHere = customer.state === 'active' && !isAsked
  return (
    <Section
      title={texts.t('customers.page.rights')}
      extra={isHere && <Button onClick={() => setAsking(true)}>{texts.verb('erasure', 'take')}</Button>}
    >
      {data.rows.length === 0 && (
        <Typography.Text type="secondary">{texts.t('customers.page.noErasure')}</Typography.Text>
      )}
      {data.rows.map((row) => (
        <Flex key={row.id} gap={12} align="center" wrap>
          <AppLink href={`/erasures/${row.id}`}>{texts.record('erasure')}</AppLink>
          <StateTag record="erasure" state={row.state} />
          <When at={row.createdAt} />
        </Flex>
      ))}
      <VerbDrawer
        verb="erasure.take"
        form={{
          fields: [
            { name: 'proof', kind: 'choice', options: erasureProofs },
            { name: 'channel', kind: 'choice', options: channels },
          ],
          fixed: { customerId: customer.id, storeId: customer.storeId },
        }}
        open={asking}
        close={() => setAsking(false)}
        onDone={(request) => go(`/erasures/${recordBase.parse(request).id}`)}
      />
    </Section>
  )
}

interface CustomerOf {
  readonly id: string
  readonly storeId: string
  readonly state: string
}
