import { Flex, Input, InputNumber, Radio, Select, Typography } from 'antd'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Labelled } from '../booking/Labelled.tsx'
import { oldPartWishes } from '../../contract/reception-content.ts'
import type { VisitDraft } from './visit-draft.ts'

interface CarStateProps {
  readonly draft: VisitDraft
  readonly change: (next: Partial<VisitDraft>) => void
  readonly lastKm: number | null
}

const levels = [10, 25, 50, 75, 100] as const
const usualBelongings = ['cable', 'childSeat', 'umbrella', 'documents', 'parkingCard', 'glasses'] as const

/** How the car comes in: odometer, fuel or charge, what lies in it, what becomes of old parts. */
export function CarState({ draft, change, lastKm }: CarStateProps) {
  const texts = useTexts()
  const label = (field: string) => texts.field('repairOrder', field)
  const isLower = draft.odometerKm !== null && lastKm !== null && draft.odometerKm < lastKm
  const usual = usualBelongings.map((one) => texts.t(`service.page.belonging.${one}`))
  return (
    <div id="step-car">
      <Section title={texts.t('service.page.step.car')}>
        <Flex vertical gap={16}>
          <Readings draft={draft} change={change} lastKm={lastKm} />
          {isLower && (
            <Labelled label={label('lowerBecause')}>
              <Input
                aria-label={label('lowerBecause')}
                status="warning"
                value={draft.lowerBecause}
                maxLength={200}
                onChange={(event) => change({ lowerBecause: event.target.value })}
              />
              <Typography.Text type="warning">
                {texts.t('service.page.lower', { km: plainNumber(lastKm ?? 0) })}
              </Typography.Text>
            </Labelled>
          )}
          <Labelled label={label('belongings')}>
            <Select
              mode="tags"
              aria-label={label('belongings')}
              style={{ width: '100%' }}
              placeholder={texts.t('service.page.belongingsHint')}
              tokenSeparators={[',', '，', '、']}
              options={usual.map((word) => ({ value: word, label: word }))}
              value={[...draft.belongings]}
              onChange={(belongings: string[]) => change({ belongings })}
            />
          </Labelled>
          <Labelled label={label('oldParts')}>
            <Radio.Group
              optionType="button"
              value={draft.oldParts}
              onChange={(event) =>
                change({ oldParts: oldPartWishes.find((wish) => wish === event.target.value) ?? draft.oldParts })
              }
              options={oldPartWishes.map((wish) => ({
                value: wish,
                label: texts.value('repairOrder', 'oldParts', wish),
              }))}
            />
          </Labelled>
        </Flex>
      </Section>
    </div>
  )
}

/** The odometer, and fuel or charge by one key. */
function Readings({ draft, change, lastKm }: CarStateProps) {
  const texts = useTexts()
  const label = (field: string) => texts.field('repairOrder', field)
  return (
    <Flex gap={24} wrap>
      <Labelled label={label('odometerKm')}>
        <InputNumber
          aria-label={label('odometerKm')}
          style={{ width: 180 }}
          min={0}
          max={2_000_000}
          precision={0}
          controls={false}
          inputMode="numeric"
          placeholder={lastKm === null ? undefined : texts.t('service.page.lastKm', { km: plainNumber(lastKm) })}
          value={draft.odometerKm}
          onChange={(km) => change({ odometerKm: km })}
        />
      </Labelled>
      <Labelled label={label('energyPercent')}>
        <Flex gap={8} wrap>
          <Radio.Group
            optionType="button"
            value={draft.energyPercent}
            onChange={(event) => change({ energyPercent: Number(event.target.value) })}
            options={levels.map((level) => ({ value: level, label: texts.t('service.page.percent', { level }) }))}
          />
          <InputNumber
            aria-label={label('energyPercent')}
            style={{ width: 80 }}
            min={0}
            max={100}
            controls={false}
            value={draft.energyPercent}
            onChange={(level) => change({ energyPercent: level })}
          />
        </Flex>
      </Labelled>
    </Flex>
  )
}
