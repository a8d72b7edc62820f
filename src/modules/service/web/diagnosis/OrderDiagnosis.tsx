import { Alert, Button, Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { SafetyNotice } from './SafetyNotice.tsx'
import { SeverityTag } from './SeverityTag.tsx'
import type { Diagnosis } from './use-diagnosis.ts'

type Order = AnswerOf<'repairOrder.get'>

const diagnosable = ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready']

/** The order's diagnosis: how far it is, what was found, and what it stands in the way of. */
export function OrderDiagnosis({ order }: { readonly order: Order }) {
  const texts = useTexts()
  const { can } = useSession()
  const needed = order.needs.includes('needsDiagnosis')
  const { data } = useRead('diagnosis.ofOrder', { id: order.id, also: ['diagnosis', 'repairOrder'] })
  const diagnosis = data?.diagnosis ?? null
  const canBegin = can('diagnosis.check') && diagnosable.includes(order.state)
  if (!data || (!needed && !diagnosis && !canBegin))
    return <SafetyNotice severity={order.inspectionPassed ? null : order.severity} />
  return (
    <>
      <SafetyNotice severity={order.inspectionPassed ? null : order.severity} />
      {order.diagnosis === 'second' && (
        <Alert
          type="warning"
          showIcon
          title={texts.t('service.diag.gateSecond')}
          description={texts.t('service.diag.gateSecondNote')}
        />
      )}
      <Section
        title={texts.record('diagnosis')}
        extra={diagnosis ? <StateTag record="diagnosis" state={diagnosis.state} /> : undefined}
      >
        {diagnosis ? (
          <Found diagnosis={diagnosis} />
        ) : (
          <Flex gap={12} align="center" wrap justify="space-between">
            <Soft>{texts.t(needed ? 'service.diag.gateOpenNote' : 'service.diag.notNeeded')}</Soft>
            {canBegin && <Begin order={{ orderId: order.id, storeId: order.storeId }} primary={needed} />}
          </Flex>
        )}
      </Section>
    </>
  )
}

interface BeginProps {
  readonly order: { readonly orderId: string; readonly storeId: string }
  readonly primary: boolean
}

/** Begins the diagnosis and opens its page. */
export function Begin({ order, primary }: BeginProps) {
  const texts = useTexts()
  const go = useGo()
  const begin = useVerb('diagnosis.begin', { also: ['repairOrder'], say: null })
  const start = async () => {
    const outcome = await begin.run({ orderId: order.orderId, storeId: order.storeId })
    if (outcome.ok) go(`/diagnoses/${outcome.record.id}`)
  }
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      size="large"
      style={{ minHeight: 44 }}
      loading={begin.pending}
      onClick={() => void start()}
    >
      {texts.t('service.diag.begin')}
    </Button>
  )
}

function Found({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('diagnosis', name)
  return (
    <Flex vertical gap={12}>
      <Facts
        facts={[
          { label: field('technicianName'), value: diagnosis.technicianName },
          { label: field('symptomWords'), value: diagnosis.symptomWords },
          { label: field('severity'), value: diagnosis.severity && <SeverityTag severity={diagnosis.severity} /> },
          { label: field('cause'), value: diagnosis.causeWords },
          { label: field('solution'), value: diagnosis.solution, wide: true },
        ]}
      />
      {diagnosis.findings.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {diagnosis.findings.map((finding) => (
            <li key={finding.id}>
              {finding.words} <Soft>{finding.risk}</Soft>
            </li>
          ))}
        </ul>
      )}
      <AppLink href={`/diagnoses/${diagnosis.id}`}>{texts.t('service.diag.open')}</AppLink>
    </Flex>
  )
}
