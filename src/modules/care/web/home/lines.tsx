import { Tag } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { dayOf, dayTime } from '../../../../console/formats.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListLine } from '../../../../console/home/ListBlock.tsx'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { When } from '../../../../console/ui/When.tsx'

type Row = RowOf<'followUp.list'>

interface CallLineProps {
  readonly call: Row
  /** By the time on which the customer agreed, not by when it is due. */
  readonly agreed?: boolean
}

/** Whom to call: due when, tried how often, whose it is if not one's own. */
export function CallLine({ call, agreed = false }: CallLineProps) {
  const { t } = useTexts()
  const { me } = useSession()
  const now = useNow()
  const verb = t('care.home.call')
  const others = call.agentName && call.agentId !== me.staffId
  const when =
    agreed && call.callBackAt
      ? t('care.home.agreedFor', { when: dayTime(call.callBackAt, now) })
      : t('care.home.dueBy', { when: dayTime(call.dueAt, now) })
  const more = [
    call.phoneMasked,
    when,
    call.attempts > 0 && t('care.home.tried', { count: call.attempts }),
    others && call.agentName,
  ]
  return (
    <ListLine
      more={more.filter(Boolean).join(' · ')}
      end={
        <GoButton href={`/follow-ups/${call.id}`} label={`${verb} ${call.customerName}`} primary={call.late}>
          {verb}
        </GoButton>
      }
    >
      <strong style={{ whiteSpace: 'nowrap' }}>{call.customerName}</strong>
      <Plate plate={call.plate} colour={call.plateColour} />
      <Urgency call={call} now={now} />
    </ListLine>
  )
}

function Urgency({ call, now }: { readonly call: Row; readonly now: number }) {
  const { t, field } = useTexts()
  if (call.late) {
    return (
      <Tag color="error" style={{ margin: 0 }}>
        {field('followUp', 'late')}
      </Tag>
    )
  }
  return dayOf(call.dueAt) === dayOf(now) ? (
    <Tag color="warning" style={{ margin: 0 }}>
      {t('care.home.today')}
    </Tag>
  ) : null
}

/** How a call went. */
export function ResultLine({ call }: { readonly call: Row }) {
  const { t } = useTexts()
  return (
    <ListLine
      more={<When at={call.calledAt} />}
      end={
        <>
          {call.carRunsWell === false && (
            <Tag color="error" style={{ margin: 0 }}>
              {t('care.home.carTrouble')}
            </Tag>
          )}
          <span>{t('care.home.score', { score: call.score ?? '–' })}</span>
        </>
      }
    >
      <AppLink href={`/follow-ups/${call.id}`}>
        <span style={{ whiteSpace: 'nowrap' }}>{call.customerName}</span>
      </AppLink>
      <Plate plate={call.plate} colour={call.plateColour} />
    </ListLine>
  )
}
