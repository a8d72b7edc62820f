import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { When } from '../../../console/ui/When.tsx'
import { caseFields } from './case-fields.ts'

type Case = AnswerOf<'faultCase.get'>

const bodyOf = (one: Case) => <CaseBody one={one} />

export default function FaultCasePage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="faultCase.get"
      id={id}
      path={['draft', 'published']}
      title={(one) => `${texts.value('faultCase', 'symptom', one.symptom)} · ${texts.name(one.modelZh, one.modelEn)}`}
      forms={(one) => ({
        edit: { fields: caseFields, initial: editable(one) },
        withdraw: { fields: [{ name: 'reason', kind: 'longText', rows: 2 }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function editable({ symptom, symptomWords, faultCodes, tests, cause, causeWords, fix }: Case) {
  return { symptom, symptomWords, faultCodes, tests, cause, causeWords, fix }
}

function CaseBody({ one }: { readonly one: Case }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('faultCase', name)
  const parts = [
    { title: field('symptomWords'), words: one.symptomWords },
    { title: field('tests'), words: one.tests },
    { title: `${field('cause')} · ${texts.value('faultCase', 'cause', one.cause)}`, words: one.causeWords },
    { title: field('fix'), words: one.fix },
  ]
  return (
    <>
      {parts.map(({ title, words }) => (
        <Section key={title} title={title}>
          <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{words}</p>
        </Section>
      ))}
      <Section title={texts.record('faultCase')}>
        <Facts
          facts={[
            { label: field('modelZh'), value: texts.name(one.modelZh, one.modelEn) },
            {
              label: field('powertrain'),
              value: one.powertrain && texts.value('serviceItem', 'powertrains', one.powertrain),
            },
            { label: field('odometerKm'), value: one.odometerKm === null ? null : plainNumber(one.odometerKm) },
            {
              label: field('faultCodes'),
              value: (
                <Flex gap={4} wrap>
                  {one.faultCodes.map((code) => (
                    <Tag key={code}>{code}</Tag>
                  ))}
                </Flex>
              ),
            },
            { label: field('authorName'), value: one.authorName },
            { label: field('reviewerName'), value: one.reviewerName },
            { label: field('publishedAt'), value: <When at={one.publishedAt} /> },
            {
              label: field('orderId'),
              value: one.orderId && (
                <AppLink href={`/repair-orders/${one.orderId}`}>
                  {texts.t('knowledge.page.caseOfOrder', { number: one.orderNumber })}
                </AppLink>
              ),
            },
          ]}
        />
      </Section>
    </>
  )
}
