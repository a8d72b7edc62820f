import { Flex, Input, InputNumber, Radio, Typography } from 'antd'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { chargePortStates, oldPartWishes } from '../../contract/reception-content.ts'
import { Labelled } from '../booking/Labelled.tsx'
import type { StepProps } from './visit-notes.ts'

interface CarStateProps extends StepProps {
  readonly lastKm: number | null
  readonly powertrain: string
  /** The order under which the car is here already. */
  readonly openOrder?: string | undefined
}

const levels = [10, 25, 50, 75, 100] as const
const charged = new Set(['bev', 'phev'])
const fuelled = (powertrain: string) => powertrain !== 'bev'

/** How the car comes in: odometer, fuel or charge with its port, what becomes of old parts. */
export function CarState({ noted, say, lastKm, powertrain, openOrder }: CarStateProps) {
  const texts = useTexts()
  const label = (field: string) => texts.field('repairOrder', field)
  const isLower = noted.odometerKm !== undefined && lastKm !== null && noted.odometerKm < lastKm
  return (
    <Flex vertical gap={16}>
      <Readings noted={noted} say={say} lastKm={lastKm} powertrain={powertrain} />
      {isLower && (
        <Labelled label={label('lowerBecause')}>
          <Input
            aria-label={label('lowerBecause')}
            status="warning"
            value={noted.lowerBecause}
            maxLength={200}
            onChange={(event) => say({ lowerBecause: event.target.value || null })}
          />
          <Typography.Text type="warning">
            {texts.t('service.page.lower', { km: plainNumber(lastKm ?? 0) })}
          </Typography.Text>
        </Labelled>
      )}
      {openOrder !== undefined && (
        <Labelled label={label('besideBecause')}>
          <Input
            aria-label={label('besideBecause')}
            status="warning"
            value={noted.besideBecause}
            maxLength={200}
            onChange={(event) => say({ besideBecause: event.target.value || null })}
          />
          <Typography.Text type="warning">{texts.t('service.page.carIsHere', { number: openOrder })}</Typography.Text>
        </Labelled>
      )}
      <Flex gap={24} wrap>
        {charged.has(powertrain) && (
          <Labelled label={texts.field('reception', 'chargePort')}>
            <Radio.Group
              optionType="button"
              aria-label={texts.field('reception', 'chargePort')}
              value={noted.chargePort}
              onChange={(event) => say({ chargePort: event.target.value })}
              options={chargePortStates.map((state) => ({
                value: state,
                label: texts.t(`service.value.chargePort.${state}`),
              }))}
            />
          </Labelled>
        )}
        <Labelled label={label('oldParts')}>
          <Radio.Group
            optionType="button"
            aria-label={label('oldParts')}
            value={noted.oldParts}
            onChange={(event) => say({ oldParts: event.target.value })}
            options={oldPartWishes.map((wish) => ({
              value: wish,
              label: texts.value('repairOrder', 'oldParts', wish),
            }))}
          />
        </Labelled>
      </Flex>
    </Flex>
  )
}

/** The odometer, and fuel or charge by one key. */
function Readings({ noted, say, lastKm, powertrain }: CarStateProps) {
  const texts = useTexts()
  const odometer = texts.field('repairOrder', 'odometerKm')
  const energy = texts.t(`service.page.${fuelled(powertrain) ? 'fuel' : 'charge'}`)
  return (
    <Flex gap={24} wrap>
      <Labelled label={odometer}>
        <InputNumber
          aria-label={odometer}
          style={{ width: 180 }}
          min={0}
          max={2_000_000}
          precision={0}
          controls={false}
          inputMode="numeric"
          placeholder={lastKm === null ? undefined : texts.t('service.page.lastKm', { km: plainNumber(lastKm) })}
          value={noted.odometerKm ?? null}
          onChange={(km) => say({ odometerKm: km })}
        />
      </Labelled>
      <Labelled label={energy}>
        <Flex gap={8} wrap>
          <Radio.Group
            optionType="button"
            aria-label={energy}
            value={noted.energyPercent}
            onChange={(event) => say({ energyPercent: Number(event.target.value) })}
            options={levels.map((level) => ({ value: level, label: texts.t('service.page.percent', { level }) }))}
          />
          <InputNumber
            aria-label={texts.field('repairOrder', 'energyPercent')}
            style={{ width: 80 }}
            min={0}
            max={100}
            precision={0}
            controls={false}
            value={noted.energyPercent ?? null}
            onChange={(level) => say({ energyPercent: level })}
          />
        </Flex>
      </Labelled>
    </Flex>
  )
}
