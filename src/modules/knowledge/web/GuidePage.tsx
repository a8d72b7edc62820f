import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { Facts } from '../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { guideErrorsAt, guideFields } from './guide-fields.tsx'
import { limitsOf } from './limits.ts'

type Guide = AnswerOf<'guide.get'>

const bodyOf = (guide: Guide) => <GuideBody guide={guide} />

export default function GuidePage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="guide.get"
      id={id}
      path={['active']}
      title={(guide) => `${guide.code} ${texts.name(guide.nameZh, guide.nameEn)}`}
      forms={(guide) => ({
        edit: { fields: guideFields(texts), initial: editable(guide), errorsAt: guideErrorsAt },
        retire: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function editable({ symptom, nameZh, nameEn, powertrains, steps, causes }: Guide) {
  return { symptom, nameZh, nameEn, powertrains, steps, causes }
}

function GuideBody({ guide }: { readonly guide: Guide }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('guide', name)
  return (
    <>
      <Section title={texts.record('guide')}>
        <Facts
          facts={[
            { label: field('symptom'), value: texts.value('guide', 'symptom', guide.symptom) },
            {
              label: field('powertrains'),
              value: guide.powertrains.map((power) => (
                <Tag key={power}>{texts.value('serviceItem', 'powertrains', power)}</Tag>
              )),
            },
            {
              label: field('causes'),
              wide: true,
              value: guide.causes.map((cause) => <Tag key={cause}>{texts.value('guide', 'cause', cause)}</Tag>),
            },
          ]}
        />
      </Section>
      <Section title={field('steps')}>
        <ol style={{ margin: 0, paddingInlineStart: 24, display: 'grid', gap: 8 }}>
          {guide.steps.map((step) => {
            const limits = limitsOf(step)
            return (
              <li key={step.zh}>
                <Flex gap={8} wrap align="center">
                  <span>{texts.name(step.zh, step.en)}</span>
                  {limits && <Soft>{limits}</Soft>}
                  {!limits && step.unit && <Soft>{step.unit}</Soft>}
                  {step.device && <Tag style={{ margin: 0 }}>{field('device')}</Tag>}
                </Flex>
              </li>
            )
          })}
        </ol>
      </Section>
    </>
  )
}
