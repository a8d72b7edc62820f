import { Button, Flex, Tag, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useGo } from '../../../../console/navigation.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { DepositTag } from '../deposit/DepositTag.tsx'
import { useItems } from '../booking/use-items.ts'

interface BookingRowProps {
  readonly row: RowOf<'appointment.list'>
  /** For a narrow column: without the items. */
  readonly brief?: boolean
}

/** Three minutes are the longest that somebody should stand there (greeting clock). */
export const greetingSeconds = 180

/** A booking in one line, with what one does next. */
export function BookingRow({ row, brief: isBrief = false }: BookingRowProps) {
  const brief = usePhone() || isBrief
  const texts = useTexts()
  const items = useItems()
  const { token } = theme.useToken()
  const waiting = row.arrivedAt !== null && row.orderId === null
  return (
    <Flex
      gap={12}
      align="center"
      wrap
      style={{ padding: '6px 8px', borderBottom: `1px solid ${token.colorBorderSecondary}`, minHeight: 44 }}
    >
      <strong style={{ width: 48, fontSize: 16 }}>{clockTime(row.startsAt)}</strong>
      <AppLink href={`/appointments/${row.id}`}>
        <Plate plate={row.plate} colour={row.plateColour} />
      </AppLink>
      <span style={{ minWidth: 64, whiteSpace: 'nowrap' }}>{row.customerName}</span>
      {!brief && <span style={{ color: token.colorTextDescription }}>{texts.name(row.modelZh, row.modelEn)}</span>}
      <span style={{ flex: 1, minWidth: brief ? 80 : 160 }}>
        {texts.value('appointment', 'visitType', row.visitType)}
        {!brief && row.itemCodes.length > 0 && ` · ${items.names(row.itemCodes)}`}
        {!brief && row.concern && ` · ${texts.t('service.page.quoted', { words: row.concern })}`}
      </span>
      {(row.missing?.length ?? 0) > 0 && !brief && row.orderId === null && (
        <Tag color="warning">
          {texts.t('service.page.missing', {
            what: row.missing
              ?.map((one) => texts.t(`service.appointment.missing.${one}`))
              .join(texts.t('service.page.comma')),
          })}
        </Tag>
      )}
      {row.deposit && row.orderId === null && <DepositTag deposit={row.deposit} />}
      {waiting && row.arrivedAt && row.greetedAt === null ? (
        <Countdown since={row.arrivedAt} limitSeconds={greetingSeconds} large={!brief} />
      ) : null}
      {waiting && row.greetedAt !== null && <Tag color="success">{texts.t('service.page.greeted')}</Tag>}
      {!waiting && !isBrief && <StateTag record="appointment" state={row.state} />}
      <RowVerbs row={row} />
    </Flex>
  )
}

function RowVerbs({ row }: { readonly row: RowOf<'appointment.list'> }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const arrive = useVerb('appointment.arrive')
  const greet = useVerb('appointment.greet')
  if (row.orderId !== null)
    return <AppLink href={`/repair-orders/${row.orderId}`}>{texts.record('repairOrder')}</AppLink>
  const isBooked = row.state === 'booked'
  if (!isBooked && row.arrivedAt === null) return null
  return (
    <Flex gap={8}>
      {isBooked && can('appointment.arrive') && (
        <Button loading={arrive.pending} onClick={() => void arrive.run({}, row)}>
          {texts.verb('appointment', 'arrive')}
        </Button>
      )}
      {!isBooked && row.greetedAt === null && can('appointment.arrive') && (
        <Button type="primary" loading={greet.pending} onClick={() => void greet.run({}, row)}>
          {texts.verb('appointment', 'greet')}
        </Button>
      )}
      {can('repairOrder.checkIn') && (
        <Button
          type={isBooked || row.greetedAt === null ? 'default' : 'primary'}
          onClick={() => go(`/reception?appointment=${row.id}`)}
        >
          {texts.verb('repairOrder', 'checkIn')}
        </Button>
      )}
    </Flex>
  )
}
