import { Flex, Tag } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'

/** What the customer will need, or the task to find it out. */
export function CustomerNeeds({ customerId }: { readonly customerId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('needStudy.list', { query: { customerId, limit: 1 }, enabled: can('needStudy.see') })
  const study = data?.rows[0]
  if (!study) return null
  const link = <AppLink href={`/need-studies/${study.id}`}>{texts.record('needStudy')}</AppLink>
  return (
    <Section title={texts.t('customers.page.needs')} extra={link}>
      <Flex gap={12} align="center" wrap>
        <StateTag record="needStudy" state={study.state} />
        {study.studiedAt === null && (
          <span>
            {study.ownerName} · <When at={study.dueAt} />
          </span>
        )}
        {study.noneBecause && <span>{study.noneBecause}</span>}
      </Flex>
      {study.needs.map((need) => (
        <Flex key={`${need.kind} ${need.words}`} gap={8} align="baseline" wrap style={{ paddingTop: 8 }}>
          <Tag style={{ margin: 0 }}>{texts.value('needStudy', 'kind', need.kind)}</Tag>
          <span>{need.words}</span>
          <strong>→ {need.action}</strong>
        </Flex>
      ))}
    </Section>
  )
}
