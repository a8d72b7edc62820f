import { Flex, Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { Judgement } from './Judgement.tsx'
import type { Diagnosis } from './use-diagnosis.ts'

/** Judgement, cause and evidence apart from the symptom, and who has signed. */
export function CauseTab({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  return (
    <>
      <Judgement key={diagnosis.assessedAt ?? ''} diagnosis={diagnosis} />
      {diagnosis.cause && <Cause diagnosis={diagnosis} />}
      {diagnosis.signers.length > 0 && <Signers diagnosis={diagnosis} />}
    </>
  )
}

function Cause({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('diagnosis', name)
  return (
    <Section title={texts.t('service.diag.tabCause')}>
      <Facts
        facts={[
          { label: field('symptomWords'), value: diagnosis.symptomWords, wide: true },
          {
            label: field('cause'),
            value: diagnosis.cause && texts.value('diagnosis', 'cause', diagnosis.cause),
          },
          {
            label: field('faultClass'),
            value: diagnosis.faultClass && texts.value('diagnosis', 'faultClass', diagnosis.faultClass),
          },
          { label: field('causeWords'), value: diagnosis.causeWords, wide: true },
          { label: field('evidence'), value: diagnosis.evidence, wide: true },
          { label: field('solution'), value: diagnosis.solution, wide: true },
          { label: field('reportedAt'), value: <When at={diagnosis.reportedAt} /> },
          ...(diagnosis.caseId
            ? [
                {
                  label: texts.record('faultCase'),
                  value: (
                    <AppLink href={`/fault-cases/${diagnosis.caseId}`}>{texts.t('service.diag.caseLink')}</AppLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

function Signers({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const list = texts.language === 'en' ? ', ' : '、'
  return (
    <Section title={texts.t('service.diag.signers')}>
      <Flex vertical gap={12}>
        {diagnosis.signers.map((one) => (
          <Flex key={`${one.role}${one.signedAt}${one.name}`} vertical gap={4}>
            <Flex gap={8} wrap align="center">
              <Tag style={{ margin: 0 }}>{texts.value('diagnosis', 'signer', one.role)}</Tag>
              <strong>{one.name}</strong>
              {!one.agrees && (
                <Tag color="error" style={{ margin: 0 }}>
                  {texts.t('service.diag.disagrees')}
                </Tag>
              )}
              <When at={one.signedAt} />
            </Flex>
            {one.participants.length > 0 && (
              <Soft>{texts.t('service.diag.participants', { names: one.participants.join(list) })}</Soft>
            )}
            {one.opinion && <span>{one.opinion}</span>}
            {one.minutes && (
              <span style={{ whiteSpace: 'pre-line' }}>
                <Soft>{texts.t('service.diag.minutes')}</Soft> {one.minutes}
              </span>
            )}
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
