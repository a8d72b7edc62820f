import { CheckOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { type Noted, spokenWords } from '../../contract/reception-content.ts'
import type { Arrival } from './device/arrivals.ts'
import type { Draft } from './device/draft.ts'
import { SyncSign } from './SyncSign.tsx'

interface StepStripProps {
  readonly arrival: Arrival
  readonly noted: Noted
  readonly draft: Draft
  /** Since when the customer has been here. */
  readonly since: string
}

/** A known car is received in two minutes (design: budgets). */
const budgetSeconds = 120

/** The steps of reception, in any order: what is done bears a tick. */
export function StepStrip({ arrival, noted, draft, since }: StepStripProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  const words = spokenWords(noted).length
  const found = noted.marks.length + draft.photos.length
  const count = (number: number) => (number > 0 ? ` ${number}` : '')
  const { signer, image, isAbsent } = draft.signature
  const steps = [
    { key: 'customer', done: noted.customerId !== undefined || draft.visitor !== null, more: '' },
    { key: 'statements', done: words > 0 && noted.confirmed === true, more: count(words) },
    { key: 'walkAround', done: noted.odometerKm !== undefined && found + noted.checks.size > 0, more: count(found) },
    { key: 'history', done: false, more: count(arrival.undone.rows.length) },
    { key: 'items', done: noted.items.length > 0, more: count(noted.items.length) },
    { key: 'promise', done: noted.promisedAt !== undefined, more: '' },
    { key: 'sign', done: isAbsent === true || (signer.trim() !== '' && image !== undefined), more: '' },
  ]
  return (
    <Flex
      gap={8}
      align="center"
      justify="space-between"
      wrap
      style={{
        // On a phone the strip would take half of the screen: there it scrolls away.
        position: phone ? 'static' : 'sticky',
        top: Number(token.Layout?.headerHeight ?? 52),
        zIndex: 9,
        padding: '8px 0',
        background: token.colorBgLayout,
      }}
    >
      <Flex gap={8} wrap component="nav" aria-label={texts.t('service.page.steps')}>
        {steps.map(({ key, done, more }) => (
          <Button
            key={key}
            type={done ? 'primary' : 'default'}
            ghost={done}
            icon={done ? <CheckOutlined /> : undefined}
            onClick={() =>
              document.getElementById(`step-${key}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' })
            }
          >
            {texts.t(`service.page.step.${key}`)}
            {more}
          </Button>
        ))}
      </Flex>
      <Flex gap={12} align="center" wrap>
        <SyncSign draft={draft} />
        <Plate plate={arrival.car.plate || arrival.car.vin} colour={arrival.car.plateColour} />
        <span>{texts.t('service.page.timer')}</span>
        <Countdown since={since} limitSeconds={budgetSeconds} large />
      </Flex>
    </Flex>
  )
}
