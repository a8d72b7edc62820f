import { AlertFilled, PauseOutlined, ToolOutlined, WarningFilled } from '@ant-design/icons'
import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { minutesUntil, promiseBand } from '../../../../kernel/contract/promise.ts'
import { useNow } from '../../../../console/clock.ts'
import { dayTime, plainDay } from '../../../../console/formats.ts'
import { useDark } from '../../../../console/looks.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { bandLook } from '../../../../console/theme.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'

export type WallCar = AnswerOf<'jobCard.board'>['cars'][number]

const age = {
  flex: '1 1 auto',
  fontSize: '0.75em',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  textAlign: 'end',
} as const

const people = {
  flex: '1 0 auto',
  maxWidth: '100%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  textAlign: 'end',
} as const

/** A car on the wall: plate, promise, who works on it, and why it stands still; the ground has the promise's colour. */
export function CarTile({ car }: { readonly car: WallCar }) {
  const texts = useTexts()
  const now = useNow()
  const band = promiseBand({ promisedAt: car.promisedAt, state: car.state }, now)
  const look = bandLook(band ?? 'booked', useDark())
  const minutes = car.promisedAt ? minutesUntil(car.promisedAt, now) : 0
  const near = (band === 'soon' || band === 'over') && Math.abs(minutes) < 600
  return (
    <li
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '0.5em 0.7em',
        borderRadius: '0.3em',
        overflow: 'hidden',
        color: look.ink,
        background: look.ground,
        border: `0.1em ${band ? 'solid' : 'dashed'} ${look.edge}`,
      }}
    >
      <Flex justify="space-between" align="center" style={{ gap: '0.4em' }}>
        <span style={{ zoom: usePhone() ? 1 : 1.35 }}>
          <Plate plate={car.plate} colour={car.plateColour} large />
        </span>
        <span style={{ fontSize: '0.8em', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {texts.name(car.modelZh, car.modelEn)}
        </span>
      </Flex>
      <Flex justify="space-between" align="baseline" wrap style={{ columnGap: '0.4em', whiteSpace: 'nowrap' }}>
        <strong style={{ fontSize: '1.2em' }}>
          {texts.c(`promise.${band ?? 'none'}`)} {car.promisedAt ? dayTime(car.promisedAt, now) : null}
        </strong>
        <span style={age}>{texts.t('workshop.board.age', { hours: hoursSince(car.enteredAt, now) })}</span>
        {near && (
          <strong>{texts.c(minutes >= 0 ? 'promise.left' : 'promise.late', { minutes: Math.abs(minutes) })}</strong>
        )}
      </Flex>
      {car.severity === 'unsafe' && (
        <strong>
          <WarningFilled aria-hidden /> {texts.value('diagnosis', 'severity', car.severity)}
        </strong>
      )}
      <Flex justify="space-between" align="baseline" wrap style={{ columnGap: '0.4em', whiteSpace: 'nowrap' }}>
        <strong style={{ fontSize: '1.2em' }}>
          {car.standstill === null ? <ToolOutlined aria-hidden /> : <PauseOutlined aria-hidden />}{' '}
          {car.standstill === null
            ? texts.t('workshop.board.running')
            : texts.value('jobCard', 'standstill', car.standstill)}
        </strong>
        {car.step?.late && (
          <strong style={{ border: '0.1em solid currentColor', borderRadius: '0.2em', padding: '0 0.3em' }}>
            <AlertFilled aria-hidden />{' '}
            {texts.t('workshop.board.stepLate', { step: texts.value('jobCard', 'visitStep', car.step.step) })}
          </strong>
        )}
        {car.standstill === 'parts' && car.partsExpectedOn && (
          <strong>{texts.t('workshop.board.expected', { date: plainDay(car.partsExpectedOn, now) })}</strong>
        )}
        <span style={people}>{car.technicianNames.length > 0 ? car.technicianNames.join(' ') : car.advisorName}</span>
      </Flex>
    </li>
  )
}

function hoursSince(instant: string, now: number): string {
  const hours = Math.max(0, (now - Date.parse(instant)) / 3_600_000)
  return hours < 10 ? hours.toFixed(1) : String(Math.round(hours))
}
