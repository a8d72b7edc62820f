import { Alert, Button, Flex, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import type { testResults } from '../../contract/diagnosis-shapes.ts'
import { type Diagnosis, useSteps } from './use-diagnosis.ts'
import { touch } from './words.tsx'

export type Test = Diagnosis['tests'][number]

export interface Device {
  readonly value: string
  readonly label: string
  readonly disabled: boolean
}

interface StepFormProps {
  readonly test: Test
  readonly diagnosis: Diagnosis
  readonly devices: readonly Device[]
  readonly done: () => void
}

/** The instrument in the technician's hand: the one that he measured with last. */
function lastUsed(diagnosis: Diagnosis, devices: readonly Device[]): string | undefined {
  const id = diagnosis.tests.findLast((one) => one.equipmentId !== null)?.equipmentId
  return devices.find((one) => one.value === id && !one.disabled)?.value
}

/** What came of a step: reading, instrument, words, and one of three keys. */
export function StepForm({ test, diagnosis, devices, done }: StepFormProps) {
  const texts = useTexts()
  const [reading, setReading] = useState<number | null>(test.reading)
  const [equipmentId, setEquipment] = useState(
    () => test.equipmentId ?? (test.needsDevice ? lastUsed(diagnosis, devices) : undefined),
  )
  const [remark, setRemark] = useState(test.remark ?? '')
  const [skipping, setSkipping] = useState(false)
  const step = useSteps()
  const record = async (result: (typeof testResults)[number]) => {
    const outcome = await step.run(
      {
        testId: test.id,
        result,
        ...(reading === null || result === 'skipped' ? {} : { reading }),
        ...(remark.trim() === '' ? {} : { remark: remark.trim() }),
        ...(equipmentId && result !== 'skipped' ? { equipmentId } : {}),
      },
      diagnosis,
    )
    if (outcome.ok) done()
  }
  const lacks = (test.unit !== null && reading === null) || (test.needsDevice && !equipmentId)
  return (
    <Flex vertical gap={8}>
      <Measured
        test={test}
        devices={devices}
        reading={reading}
        setReading={setReading}
        equipmentId={equipmentId}
        setEquipment={setEquipment}
      />
      <Input
        size="large"
        style={{ minHeight: 48 }}
        aria-label={texts.field('diagnosis', 'remark')}
        placeholder={texts.t(skipping ? 'service.diag.skipWhy' : 'service.diag.seen')}
        status={skipping && remark.trim() === '' ? 'error' : ''}
        value={remark}
        maxLength={200}
        onChange={(event) => setRemark(event.target.value)}
      />
      <Flex gap={8} wrap>
        {(['ok', 'notOk'] as const).map((result) => (
          <Button
            key={result}
            size="large"
            type={result === 'ok' ? 'primary' : 'default'}
            danger={result === 'notOk'}
            style={touch}
            disabled={lacks}
            loading={step.pending}
            onClick={() => void record(result)}
          >
            {texts.value('diagnosis', 'result', result)}
          </Button>
        ))}
        <Button
          size="large"
          style={touch}
          loading={step.pending}
          onClick={() => (remark.trim() === '' ? setSkipping(true) : void record('skipped'))}
        >
          {texts.t('service.diag.skip')}
        </Button>
      </Flex>
    </Flex>
  )
}

interface MeasuredProps {
  readonly test: Test
  readonly devices: readonly Device[]
  readonly reading: number | null
  readonly setReading: (reading: number | null) => void
  readonly equipmentId: string | undefined
  readonly setEquipment: (id: string) => void
}

/** The reading with its unit, and the instrument it was taken with. */
function Measured({ test, devices, reading, setReading, equipmentId, setEquipment }: MeasuredProps) {
  const texts = useTexts()
  return (
    <>
      {test.unit !== null && (
        <InputNumber
          size="large"
          style={{ width: 220, ...touch }}
          aria-label={texts.field('diagnosis', 'reading')}
          placeholder={texts.field('diagnosis', 'reading')}
          suffix={test.unit}
          controls={false}
          inputMode="decimal"
          value={reading}
          onChange={setReading}
        />
      )}
      {test.needsDevice &&
        (devices.every((one) => one.disabled) ? (
          <Alert type="warning" showIcon title={texts.t('service.diag.noInstrument')} />
        ) : (
          <Select
            size="large"
            style={{ maxWidth: 420, ...touch }}
            aria-label={texts.t('service.diag.instrument')}
            placeholder={texts.t('service.diag.instrument')}
            options={[...devices]}
            value={equipmentId ?? null}
            onChange={(value: string) => setEquipment(value)}
          />
        ))}
    </>
  )
}
