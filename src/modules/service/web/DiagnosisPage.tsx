import { Flex, Segmented, theme } from 'antd'
import { useState } from 'react'
import { useRecordId } from '../../../console/search-params.ts'
import { usePhone } from '../../../console/screen.ts'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { causes } from '../../knowledge/contract/symptom.ts'
import { faultClasses } from '../contract/diagnosis-shapes.ts'
import { CaseTab } from './diagnosis/CaseTab.tsx'
import { CauseTab } from './diagnosis/CauseTab.tsx'
import { ChecksTab } from './diagnosis/ChecksTab.tsx'
import { FindingsTab } from './diagnosis/FindingsTab.tsx'
import { endedOf, SafetyNotice } from './diagnosis/SafetyNotice.tsx'
import { SeverityTag } from './diagnosis/SeverityTag.tsx'
import { StepsTab } from './diagnosis/StepsTab.tsx'
import type { Diagnosis } from './diagnosis/use-diagnosis.ts'

const titleOf = (diagnosis: Diagnosis) => <Title diagnosis={diagnosis} />
const bodyOf = (diagnosis: Diagnosis) => <Body key={diagnosis.id} diagnosis={diagnosis} />
const onTheWay = [
  'chooseGuide',
  'recordStep',
  'measure',
  'check',
  'note',
  'assess',
  'addFinding',
  'editFinding',
  'dropFinding',
] as const

/** The technician's page of a fault: symptom, guide, readings, findings, cause, report. */
export default function DiagnosisPage() {
  const id = useRecordId()
  return (
    <RecordPage
      read="diagnosis.get"
      id={id}
      title={titleOf}
      also={['repairOrder', 'equipment', 'task', 'faultCase']}
      hide={onTheWay}
      forms={(diagnosis) => ({
        conclude: {
          fields: [
            { name: 'faultClass', kind: 'choice', options: faultClasses, keys: true },
            { name: 'cause', kind: 'choice', options: causes },
            { name: 'causeWords', kind: 'longText', rows: 2 },
            { name: 'evidence', kind: 'longText', rows: 2 },
            { name: 'solution', kind: 'longText', rows: 2 },
          ],
          initial: {
            faultClass: diagnosis.faultClass ?? 'routine',
            ...(diagnosis.cause ? { cause: diagnosis.cause } : {}),
            causeWords: diagnosis.causeWords ?? '',
            evidence: diagnosis.evidence ?? '',
            solution: diagnosis.solution ?? '',
          },
          errorsAt: { 'service.causeIsSymptom': 'causeWords' },
        },
        review: {
          fields: [
            { name: 'agrees', kind: 'flag' },
            { name: 'opinion', kind: 'longText', rows: 3 },
          ],
          initial: { agrees: true },
        },
        consult: {
          fields: [
            { name: 'participants', kind: 'words' },
            { name: 'minutes', kind: 'longText', rows: 4 },
            { name: 'conclusion', kind: 'longText', rows: 2 },
          ],
          initial: { participants: [diagnosis.technicianName] },
        },
        reopen: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function Title({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  return (
    <>
      <Plate plate={diagnosis.plate} colour={diagnosis.plateColour} large />
      <span>{texts.name(diagnosis.modelZh, diagnosis.modelEn)}</span>
      <AppLink href={`/repair-orders/${diagnosis.orderId}`}>
        {texts.t('service.diag.order', { number: diagnosis.orderNumber })}
      </AppLink>
      {diagnosis.severity && !(diagnosis.severity === 'unsafe' && endedOf(diagnosis)) && (
        <SeverityTag severity={diagnosis.severity} />
      )}
    </>
  )
}

const tabs = ['case', 'checks', 'steps', 'findings', 'cause'] as const
type Tab = (typeof tabs)[number]

const firstTab = (diagnosis: Diagnosis): Tab => {
  if (diagnosis.cause !== null) return 'cause'
  if (diagnosis.symptom === null) return 'case'
  return diagnosis.tests.some((test) => test.result === null) ? 'steps' : 'checks'
}

function Body({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const phone = usePhone()
  const { token } = theme.useToken()
  const [tab, setTab] = useState<Tab>(() => firstTab(diagnosis))
  const open = (next: Tab) => {
    setTab(next)
    // A long tab is left at its end; the next one is read from its beginning.
    window.scrollTo(0, 0)
  }
  const word: Readonly<Record<Tab, string>> = {
    case: texts.t('service.diag.tabCase'),
    checks: texts.t('service.diag.tabChecks'),
    steps: texts.t('service.diag.tabSteps'),
    findings: texts.t('service.diag.tabFindings'),
    cause: texts.t('service.diag.tabCause'),
  }
  const done = diagnosis.tests.filter((test) => test.result !== null).length
  const figure: Readonly<Partial<Record<Tab, string>>> = {
    checks: `${diagnosis.checks.length}/3`,
    steps: texts.t('service.diag.stepsDone', { done, all: diagnosis.tests.length }),
    findings: String(diagnosis.findings.length),
  }
  return (
    <>
      <SafetyNotice severity={diagnosis.severity} ended={endedOf(diagnosis)} />
      <Segmented<Tab>
        aria-label={texts.record('diagnosis')}
        block={!phone}
        size="large"
        style={{ background: token.colorFillSecondary, overflowX: 'auto', maxWidth: '100%' }}
        value={tab}
        onChange={open}
        options={tabs.map((value) => ({
          value,
          label: (
            <span style={{ display: 'inline-block', paddingBlock: 6 }}>
              {word[value]} {!phone && figure[value]}
            </span>
          ),
        }))}
      />
      <Flex vertical gap={12}>
        {tab === 'case' && <CaseTab diagnosis={diagnosis} next={() => open('steps')} />}
        {tab === 'checks' && <ChecksTab diagnosis={diagnosis} />}
        {tab === 'steps' && <StepsTab diagnosis={diagnosis} />}
        {tab === 'findings' && <FindingsTab diagnosis={diagnosis} />}
        {tab === 'cause' && <CauseTab diagnosis={diagnosis} />}
      </Flex>
    </>
  )
}
