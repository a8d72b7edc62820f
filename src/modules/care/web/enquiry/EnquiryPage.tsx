import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../../console/ui/RecordPage.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { phoneCourtesy } from '../../contract/enquiry.ts'

type Enquiry = AnswerOf<'enquiry.get'>

/** A question with its clock, its answer and who gave it. */
export default function EnquiryPage() {
  const id = useRecordId()
  const texts = useTexts()
  const courtesy = phoneCourtesy.map((step) => ({
    value: step,
    label: texts.t(`care.enquiry.value.courtesy.${step}`),
  }))
  return (
    <RecordPage
      read="enquiry.get"
      id={id}
      title={(enquiry) => texts.value('enquiry', 'topic', enquiry.topic)}
      times={(enquiry) => (enquiry.answeredAt ? [{ state: 'answered', at: enquiry.answeredAt }] : [])}
      forms={(enquiry) => ({
        answer: {
          fields: [
            { name: 'answer', kind: 'longText', rows: 5 },
            ...(enquiry.channel === 'phone'
              ? [{ name: 'courtesy' as const, kind: 'choice' as const, many: true as const, options: courtesy }]
              : []),
          ],
        },
      })}
      also={['customer']}
    >
      {(enquiry) => (
        <>
          <Section title={texts.field('enquiry', 'question')}>
            <p style={{ margin: 0, fontSize: 18, whiteSpace: 'pre-wrap' }}>{enquiry.question}</p>
          </Section>
          {enquiry.answer && (
            <Section title={texts.field('enquiry', 'answer')}>
              <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{enquiry.answer}</p>
            </Section>
          )}
          <Section title={texts.record('enquiry')}>
            <Facts facts={factsOf(texts, enquiry)} />
          </Section>
        </>
      )}
    </RecordPage>
  )
}

function factsOf(texts: Texts, enquiry: Enquiry) {
  const label = (field: string) => texts.field('enquiry', field)
  const comma = texts.t('service.page.comma')
  return [
    {
      label: label('customerName'),
      value: enquiry.customerId ? (
        <AppLink href={`/customers/${enquiry.customerId}`}>
          {[enquiry.customerName, enquiry.phoneMasked].filter(Boolean).join(' ')}
        </AppLink>
      ) : null,
    },
    { label: label('channel'), value: texts.value('enquiry', 'channel', enquiry.channel) },
    { label: label('createdAt'), value: <When at={enquiry.createdAt} /> },
    { label: label('dueAt'), value: <When at={enquiry.dueAt} /> },
    { label: label('firstResponseAt'), value: <When at={enquiry.firstResponseAt} /> },
    { label: label('answeredAt'), value: <When at={enquiry.answeredAt} /> },
    { label: label('ownerName'), value: enquiry.ownerName },
    {
      label: label('courtesy'),
      value: enquiry.courtesy.map((step) => texts.value('enquiry', 'courtesy', step)).join(comma) || null,
    },
  ]
}
