import type { UseQueryResult } from '@tanstack/react-query'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { Figure } from '../../../../console/home/Figure.tsx'
import { ListBlock } from '../../../../console/home/ListBlock.tsx'
import { RoleHome } from '../../../../console/home/RoleHome.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { InspectLine, ReworkLine } from './lines.tsx'
import { mayInspect } from './may-inspect.ts'

/** The inspector's day: the cars that wait for him by their promise, those that wait for others, those he sent back. */
export default function InspectorHomePage() {
  const { t } = useTexts()
  const { me, store } = useSession()
  const now = useNow()
  const ofStore = store ? { store: store.id } : {}
  const queue = useRead('inspection.queue', { query: ofStore, also: ['repairOrder', 'jobCard'] })
  const rework = useRead('jobCard.list', {
    query: { ...ofStore, rework: 'true', limit: 50, total: 'true' },
    also: ['inspection', 'repairOrder'],
  })
  const rows = queue.data?.rows
  const mine = rows?.filter((row) => mayInspect(row, me.staffId))
  const others = rows?.filter((row) => !mayInspect(row, me.staffId))
  const late = rows?.filter((row) => row.promisedAt !== null && Date.parse(row.promisedAt) < now)
  const figure = (found: readonly unknown[] | undefined) => found && plainNumber(found.length)
  const ofQueue = { room: 'quality', failed: queue.isError, href: '/inspections/queue' }
  return (
    <RoleHome
      shown={[]}
      figures={
        <>
          <Figure {...ofQueue} name="mine" value={figure(mine)} />
          <Figure {...ofQueue} name="late" value={figure(late)} wrong={Boolean(late?.length)} />
          <Figure {...ofQueue} name="others" value={figure(others)} />
          <Figure
            room="quality"
            name="rework"
            failed={rework.isError}
            value={rework.data && plainNumber(rework.data.total ?? rework.data.rows.length)}
            href="/job-cards?rework=true"
          />
        </>
      }
      side={
        <>
          <SentBack asked={rework} />
          <ListBlock
            title={t('quality.home.others')}
            asked={queue}
            rows={others}
            all="/inspections/queue"
            keyOf={(row) => row.orderId}
            draw={(row) => <InspectLine row={row} />}
            empty={{ text: t('quality.home.nothingOthers') }}
          />
        </>
      }
    >
      <ListBlock
        title={t('quality.home.mine')}
        asked={queue}
        rows={mine}
        most={12}
        all="/inspections/queue"
        keyOf={(row) => row.orderId}
        draw={(row) => <InspectLine row={row} mine />}
        empty={{ text: t('quality.home.nothingMine'), next: t('quality.queue.nothingNext') }}
      />
    </RoleHome>
  )
}

function SentBack({ asked }: { readonly asked: UseQueryResult<AnswerOf<'jobCard.list'>> }) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('quality.home.rework')}
      asked={asked}
      rows={asked.data?.rows}
      total={asked.data?.total}
      all="/job-cards?rework=true"
      keyOf={(row) => row.id}
      draw={(row) => <ReworkLine card={row} />}
      empty={{ text: t('quality.home.nothingBack') }}
    />
  )
}
