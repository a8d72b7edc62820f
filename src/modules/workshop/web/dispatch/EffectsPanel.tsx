import { CheckOutlined, CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Alert, Button, Flex, Tag, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { clockTime, dayTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { plateOf, useMove, type WhatIf } from './move.ts'

type Effect = WhatIf['effects'][number]

/** Stays in sight while something is moved: where it would go, and what that does to every promise. */
export function EffectsPanel() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { moving } = useMove()
  if (!moving) return null
  const { moved, spot, effects, byPointer, drop, cancel } = moving
  const where = effects && !effects.refusal && spot ? effects : undefined
  return (
    <div
      role="status"
      aria-live="polite"
      style={{
        position: 'sticky',
        bottom: 0,
        // What lies under it can be dropped on.
        pointerEvents: byPointer ? 'none' : 'auto',
        zIndex: 20,
        padding: 12,
        borderRadius: token.borderRadiusLG,
        background: token.colorBgElevated,
        border: `2px solid ${token.colorPrimary}`,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      <Flex vertical gap={8}>
        <Flex justify="space-between" align="center" gap={8} wrap>
          <strong>
            {plateOf(moved)}
            {where &&
              ` → ${where.technicianName ?? ''} ${where.startsAt ? clockTime(where.startsAt) : ''}${where.endsAt ? `–${clockTime(where.endsAt)}` : ''} ${where.bayCode ?? ''}`}
          </strong>
          <Flex gap={8}>
            <Button type="primary" icon={<CheckOutlined />} disabled={!where} onClick={drop}>
              {texts.t('workshop.move.drop')}
            </Button>
            <Button icon={<CloseOutlined />} onClick={cancel}>
              {texts.t('workshop.move.cancel')}
            </Button>
          </Flex>
        </Flex>
        {!spot && <span>{texts.t('workshop.move.where')}</span>}
        {effects?.refusal && <Alert type="error" showIcon title={texts.refusal(effects.refusal)} />}
        {where && <EffectList effects={where.effects} />}
        <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
          {texts.t(byPointer ? 'workshop.move.carried' : 'workshop.move.keys')}
        </span>
      </Flex>
    </div>
  )
}

/** Every car whose readiness changes, with its promise. */
export function EffectList({ effects }: { readonly effects: readonly Effect[] }) {
  const texts = useTexts()
  const isQuiet = effects.every((each) => each.isMoved && each.lateMinutes === 0)
  return (
    <Flex vertical gap={4} style={{ maxHeight: 180, overflowY: 'auto' }}>
      {effects.map((each) => (
        <EffectLine key={each.orderId} effect={each} />
      ))}
      {isQuiet && <span>{texts.t('workshop.move.others')}</span>}
    </Flex>
  )
}

function EffectLine({ effect }: { readonly effect: Effect }) {
  const texts = useTexts()
  const now = useNow()
  const { plate, plateColour, promisedAt, readyBefore, readyAt, lateMinutes } = effect
  const time = (instant: string | null) => (instant ? dayTime(instant, now) : texts.t('workshop.move.unknown'))
  const late = lateMinutes === null || lateMinutes > 0
  return (
    <Flex gap={8} align="center" wrap>
      <Plate plate={plate} colour={plateColour} />
      <span>
        {texts.t('workshop.move.ready')} {readyBefore && readyBefore !== readyAt && `${time(readyBefore)} → `}
        {time(readyAt)}
      </span>
      {promisedAt && (
        <Tag color={late ? 'error' : 'success'} icon={late ? <ExclamationCircleFilled /> : <CheckOutlined />}>
          {late
            ? texts.t('workshop.move.late', { promised: dayTime(promisedAt, now), minutes: lateMinutes ?? '?' })
            : texts.t('workshop.move.kept', { promised: dayTime(promisedAt, now) })}
        </Tag>
      )}
    </Flex>
  )
}
