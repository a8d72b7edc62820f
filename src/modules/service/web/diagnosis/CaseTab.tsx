import { Button, Empty as None, Flex, Input, Tag } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { symptoms } from '../../../knowledge/contract/symptom.ts'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { Keys, Labelled, touch } from './words.tsx'

type Guide = RowOf<'guide.list'>

/** What the driver notices, and the guide that leads on from there. */
export function CaseTab({ diagnosis, next }: { readonly diagnosis: Diagnosis; readonly next: () => void }) {
  const texts = useTexts()
  const [symptom, setSymptom] = useState(diagnosis.symptom)
  const [words, setWords] = useState(diagnosis.symptomWords ?? diagnosis.concerns.map((one) => one.words).join('；'))
  const choose = useVerb('diagnosis.chooseGuide', { also: [...also], say: null })
  const open = may(diagnosis, 'chooseGuide')
  const take = async (guideCode: string | null) => {
    if (!symptom) return
    const outcome = await choose.run({ symptom, symptomWords: words.trim(), guideCode }, diagnosis)
    if (outcome.ok) next()
  }
  return (
    <>
      <Section title={texts.field('diagnosis', 'symptom')}>
        <Flex vertical gap={16}>
          {diagnosis.concerns.map((one) => (
            <strong key={one.id} style={{ fontSize: 18 }}>
              {texts.t('service.page.quoted', { words: one.words })}
            </strong>
          ))}
          <Keys
            name="symptom"
            options={symptoms}
            chosen={symptom ? [symptom] : []}
            choose={(value) => setSymptom(symptoms.find((one) => one === value) ?? null)}
            disabled={!open}
          />
          <Labelled label={texts.field('diagnosis', 'symptomWords')}>
            <Input.TextArea
              aria-label={texts.field('diagnosis', 'symptomWords')}
              autoSize={{ minRows: 2, maxRows: 6 }}
              style={{ fontSize: 16 }}
              value={words}
              disabled={!open}
              onChange={(event) => setWords(event.target.value)}
            />
          </Labelled>
        </Flex>
      </Section>
      {symptom && (
        <Guides
          diagnosis={diagnosis}
          symptom={symptom}
          usable={open && words.trim() !== ''}
          pending={choose.pending}
          take={(code) => void take(code)}
        />
      )}
      {symptom && <SimilarCases symptom={symptom} />}
    </>
  )
}

interface GuidesProps {
  readonly diagnosis: Diagnosis
  readonly symptom: NonNullable<Diagnosis['symptom']>
  readonly usable: boolean
  readonly pending: boolean
  readonly take: (code: string | null) => void
}

function Guides({ diagnosis, symptom, usable, pending, take }: GuidesProps) {
  const texts = useTexts()
  const { data } = useRead('guide.list', { query: { symptom, limit: 50 } })
  const fits = (guide: Guide) =>
    guide.powertrains.length === 0 || guide.powertrains.some((power) => power === diagnosis.powertrain)
  const guides = (data?.rows ?? []).filter(fits)
  return (
    <Section title={texts.record('guide')}>
      <Flex vertical gap={8}>
        {guides.map((guide) => (
          <Flex key={guide.id} gap={12} align="center" wrap justify="space-between">
            <Flex vertical style={{ flex: '1 1 240px' }}>
              <AppLink href={`/guides/${guide.id}`}>
                {guide.code} {texts.name(guide.nameZh, guide.nameEn)}
              </AppLink>
              <Soft>
                {texts.t('service.diag.usual')}{' '}
                {guide.causes
                  .map((cause) => texts.value('guide', 'cause', cause))
                  .join(texts.language === 'en' ? ', ' : '、')}
              </Soft>
            </Flex>
            <Button
              size="large"
              type={diagnosis.guideCode === guide.code ? 'default' : 'primary'}
              style={touch}
              disabled={!usable}
              loading={pending}
              onClick={() => take(guide.code)}
            >
              {texts.t('service.diag.useGuide')}
            </Button>
          </Flex>
        ))}
        <Button size="large" style={touch} disabled={!usable} loading={pending} onClick={() => take(null)}>
          {texts.t('service.diag.noGuide')}
        </Button>
      </Flex>
    </Section>
  )
}

/** What the house has seen of this symptom before. */
function SimilarCases({ symptom }: { readonly symptom: NonNullable<Diagnosis['symptom']> }) {
  const texts = useTexts()
  const { data } = useRead('faultCase.list', { query: { symptom, limit: 5 } })
  return (
    <Section title={texts.t('service.diag.cases')}>
      {data?.rows.length === 0 && (
        <None image={null} styles={{ image: { display: 'none' } }} description={texts.t('service.diag.noCases')} />
      )}
      <Flex vertical gap={8}>
        {data?.rows.map((one) => (
          <Flex key={one.id} gap={8} wrap align="center">
            <AppLink href={`/fault-cases/${one.id}`}>{one.symptomWords}</AppLink>
            {one.faultCodes.map((code) => (
              <Tag key={code} style={{ margin: 0 }}>
                {code}
              </Tag>
            ))}
            <Soft>{one.causeWords}</Soft>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
