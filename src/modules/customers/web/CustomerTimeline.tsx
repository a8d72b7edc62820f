import { Flex, Tag, Timeline } from 'antd'
import type { RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'
import { recordPath } from '../../../console/web-modules.ts'

type Happening = RowOf<'needStudy.timeline'>

/** Everything that happened with the customer, the newest first, and by which way it came in. */
export function CustomerTimeline({ customerId }: { readonly customerId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('needStudy.timeline', {
    id: customerId,
    enabled: can('needStudy.see'),
    also: ['appointment', 'repairOrder', 'paperVisit', 'enquiry', 'followUp', 'guestRequest'],
  })
  if (!data) return null
  return (
    <Section title={texts.t('customers.page.timeline')}>
      {data.rows.length === 0 ? (
        <Empty small text={texts.t('customers.page.noVisits')} />
      ) : (
        <Timeline items={data.rows.map((row) => ({ key: row.id, content: <HappeningLine row={row} /> }))} />
      )}
    </Section>
  )
}

function HappeningLine({ row }: { readonly row: Happening }) {
  const texts = useTexts()
  const path = recordPath(row.record, row.id)
  const name = row.number ?? texts.record(row.record)
  return (
    <Flex vertical gap={2}>
      <Flex gap={12} align="center" wrap>
        {row.at.length > 10 ? <When at={row.at} /> : <span>{row.at}</span>}
        <span>{texts.t(`customers.happening.${row.kind}`)}</span>
        {path ? <AppLink href={path}>{name}</AppLink> : <span>{name}</span>}
        {row.plate && <Plate plate={row.plate} colour={row.plateColour ?? 'blue'} />}
        <Tag style={{ margin: 0 }}>{texts.value(row.record, 'channel', row.channel)}</Tag>
        <StateTag record={row.record} state={row.state} />
        {row.amountFen !== null && <Money fen={row.amountFen} />}
      </Flex>
      {row.words && <span style={{ overflowWrap: 'anywhere' }}>{row.words}</span>}
    </Flex>
  )
}
