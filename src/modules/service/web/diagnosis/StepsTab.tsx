import { Button, Flex, Skeleton, Tag, theme } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { testResults } from '../../contract/diagnosis-shapes.ts'
import type { Device, Test } from './StepForm.tsx'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { touch } from './words.tsx'

// What one writes with comes when one writes.
const StepForm = lazy(() => import('./StepForm.tsx').then((file) => ({ default: file.StepForm })))

function limitsOf({ lowerLimit: min, upperLimit: max, unit }: Test): string | undefined {
  if (min !== null && max !== null) return `${min}–${max} ${unit ?? ''}`
  if (min !== null) return `≥ ${min} ${unit ?? ''}`
  return max === null ? undefined : `≤ ${max} ${unit ?? ''}`
}

/** Step by step: what to do, the reading with its instrument, right or wrong; skipped with a reason only. */
export function StepsTab({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const [adding, setAdding] = useState(false)
  const devices = useDevices(diagnosis.storeId)
  const { tests } = diagnosis
  const current = tests.find((test) => test.result === null)
  const done = tests.filter((test) => test.result !== null).length
  return (
    <Section
      title={
        diagnosis.guideCode
          ? `${diagnosis.guideCode} ${texts.name(diagnosis.guideZh, diagnosis.guideEn)}`
          : texts.t('service.diag.tabSteps')
      }
      extra={<strong>{texts.t('service.diag.stepsDone', { done, all: tests.length })}</strong>}
    >
      {tests.length === 0 && <Empty text={texts.t('service.diag.noSteps')} />}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
        {tests.map((test, index) => (
          <Step
            key={`${test.id}${test.result ?? ''}`}
            number={index + 1}
            test={test}
            diagnosis={diagnosis}
            devices={devices}
            current={test.id === current?.id}
          />
        ))}
      </ol>
      {may(diagnosis, 'measure') && (
        <Button size="large" style={{ ...touch, marginTop: 12 }} onClick={() => setAdding(true)}>
          {texts.verb('diagnosis', 'measure')}
        </Button>
      )}
      <VerbDrawer
        verb="diagnosis.measure"
        open={adding}
        close={() => setAdding(false)}
        target={diagnosis}
        also={also}
        form={{
          fields: [
            { name: 'words', kind: 'text', label: 'service.diag.whatTested' },
            { name: 'unit', kind: 'text' },
            { name: 'reading', kind: 'number', digits: 3 },
            { name: 'equipmentId', kind: 'choice', options: devices.filter((one) => !one.disabled) },
            { name: 'result', kind: 'choice', options: testResults, keys: true },
            { name: 'remark', kind: 'text' },
          ],
        }}
      />
    </Section>
  )
}

/** Instruments of the store; those that may serve no record today stand there with their reason. */
function useDevices(storeId: string): readonly Device[] {
  const texts = useTexts()
  const { data } = useRead('equipment.list', { query: { store: storeId, kind: 'instrument', limit: 200 } })
  return (data?.rows ?? [])
    .filter((row) => row.unusable !== 'retired')
    .map((row) => {
      const name = `${row.code} ${texts.name(row.nameZh, row.nameEn)}`
      const why = row.unusable && texts.value('equipment', 'unusable', row.unusable)
      return { value: row.id, label: why ? `${name} · ${why}` : name, disabled: why !== null }
    })
}

interface StepProps {
  readonly number: number
  readonly test: Test
  readonly diagnosis: Diagnosis
  readonly devices: readonly Device[]
  readonly current: boolean
}

function Step({ number, test, diagnosis, devices, current }: StepProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const [again, setAgain] = useState(false)
  const open = may(diagnosis, 'recordStep')
  const limits = limitsOf(test)
  const asks = open && (again || current)
  return (
    <li
      style={{
        border: `1px solid ${current ? token.colorPrimary : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        padding: 12,
      }}
    >
      <Flex gap={12} align="start">
        <strong style={{ fontSize: 20, minWidth: 28 }}>{number}</strong>
        <Flex vertical gap={8} style={{ flex: 1, minWidth: 0 }}>
          <span style={{ fontSize: 17 }}>{texts.name(test.nameZh, test.nameEn)}</span>
          {limits && <Soft>{texts.t('service.diag.limits', { limits })}</Soft>}
          {test.result !== null && <Outcome test={test} />}
          {asks && (
            <Suspense fallback={<Skeleton active />}>
              <StepForm test={test} diagnosis={diagnosis} devices={devices} done={() => setAgain(false)} />
            </Suspense>
          )}
        </Flex>
        {open && test.result !== null && !again && (
          <Button onClick={() => setAgain(true)}>{texts.t('service.diag.again')}</Button>
        )}
      </Flex>
    </li>
  )
}

const tones = { ok: 'success', notOk: 'error', skipped: 'default' } as const

function Outcome({ test }: { readonly test: Test }) {
  const texts = useTexts()
  if (test.result === null) return null
  return (
    <Flex gap={8} wrap align="center">
      <Tag color={tones[test.result]} style={{ margin: 0 }}>
        {texts.value('diagnosis', 'result', test.result)}
      </Tag>
      {test.reading !== null && (
        <strong>
          {test.reading} {test.unit ?? ''}
        </strong>
      )}
      {test.equipmentCode && <span>{test.equipmentCode}</span>}
      {test.remark && <span>{test.remark}</span>}
      {test.doneBy && (
        <Soft>
          {test.doneBy} <When at={test.doneAt} clock />
        </Soft>
      )}
    </Flex>
  )
}
