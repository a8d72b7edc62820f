import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { AnswerOf, RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { Day } from '../../../console/ui/When.tsx'
import { certificateKinds } from '../contract/certificate.ts'

const verbs = ['renew', 'revoke'] as const

interface Open {
  readonly verb: (typeof verbs)[number]
  readonly certificate: RowOf<'certificate.list'>
}

/** What he is certified for and until when; registered, renewed and revoked here. */
export function Certificates({ member }: { readonly member: AnswerOf<'staff.get'> }) {
  const texts = useTexts()
  const may = useSession().can('staff.manage')
  const { data } = useRead('certificate.list', { query: { staffId: member.id } })
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open>()
  const add = may && <Button onClick={() => setAdding(true)}>{texts.verb('certificate', 'register')}</Button>
  return (
    <Section title={texts.t('people.certificate.title')} extra={add}>
      {data?.rows.length === 0 && <Empty text={texts.t('people.certificate.none')} />}
      <Flex vertical gap={8}>
        {data?.rows.map((certificate) => (
          <Flex key={certificate.id} gap={12} align="center" wrap>
            <strong>{texts.value('certificate', 'kind', certificate.kind)}</strong>
            <span>{certificate.number}</span>
            <span>
              {texts.field('certificate', 'validUntil')} <Day day={certificate.validUntil} />
            </span>
            <StateTag record="certificate" state={certificate.state} />
            {verbs
              .filter((verb) => certificate.actions?.some((action) => action.name === verb && !action.refusal))
              .map((verb) => (
                <Button key={verb} size="small" onClick={() => setOpen({ verb, certificate })}>
                  {texts.verb('certificate', verb)}
                </Button>
              ))}
          </Flex>
        ))}
      </Flex>
      <VerbDrawer
        verb="certificate.register"
        open={adding}
        close={() => setAdding(false)}
        form={{
          fields: [
            { name: 'kind', kind: 'choice', options: certificateKinds },
            { name: 'number', kind: 'text' },
            { name: 'validFrom', kind: 'day' },
            { name: 'validUntil', kind: 'day' },
          ],
          fixed: { storeId: member.storeId, staffId: member.id },
        }}
      />
      {open?.verb === 'renew' && (
        <VerbDrawer
          verb="certificate.renew"
          target={open.certificate}
          open
          close={() => setOpen(undefined)}
          form={{ fields: [{ name: 'validUntil', kind: 'day' }] }}
        />
      )}
      {open?.verb === 'revoke' && (
        <VerbDrawer
          verb="certificate.revoke"
          target={open.certificate}
          open
          close={() => setOpen(undefined)}
          form={{ fields: [{ name: 'reason', kind: 'text' }] }}
        />
      )}
    </Section>
  )
}
