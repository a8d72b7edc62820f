import { CheckOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import type { Car } from '../find/use-visitor.ts'
import { spoken, type VisitDraft } from './visit-draft.ts'

interface StepStripProps {
  readonly car: Car
  readonly draft: VisitDraft
  /** Since when the customer has been here. */
  readonly since: string
  readonly hasCustomer: boolean
  readonly isSigned: boolean
}

/** A known car is received in two minutes (design: budgets). */
const budgetSeconds = 120

/** The steps of reception, in any order: what is done bears a tick. */
export function StepStrip({ car, draft, since, hasCustomer, isSigned }: StepStripProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  const words = spoken(draft).length
  const steps = [
    { key: 'customer', done: hasCustomer, more: '' },
    { key: 'statements', done: words > 0, more: words > 0 ? ` ${words}` : '' },
    { key: 'car', done: draft.odometerKm !== null, more: '' },
    { key: 'photos', done: draft.photos.length > 0, more: draft.photos.length > 0 ? ` ${draft.photos.length}` : '' },
    { key: 'promise', done: draft.promisedAt !== undefined, more: '' },
    { key: 'confirm', done: draft.confirmed, more: '' },
    { key: 'sign', done: isSigned, more: '' },
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
              document.getElementById(`step-${key}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
            }
          >
            {texts.t(`service.page.step.${key}`)}
            {more}
          </Button>
        ))}
      </Flex>
      <Flex gap={12} align="center">
        <Plate plate={car.plate || car.vin} colour={car.plateColour} />
        <span>{texts.t('service.page.timer')}</span>
        <Countdown since={since} limitSeconds={budgetSeconds} large />
      </Flex>
    </Flex>
  )
}
