import { ListBlock } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { InspectLine } from './lines.tsx'
import { mayInspect } from './may-inspect.ts'

/** Cars whose next inspection is the technician's: his own work first, then a colleague's. Silent while there are none. */
export function MyInspections() {
  const { t } = useTexts()
  const { me, store, can } = useSession()
  const asked = useRead('inspection.queue', {
    query: store ? { store: store.id } : {},
    also: ['repairOrder', 'jobCard'],
    enabled: can('inspection.record'),
  })
  const rows = asked.data?.rows
    .filter((row) => row.level !== 'final' && mayInspect(row, me.staffId))
    .toSorted((a, b) => Number(b.level === 'self') - Number(a.level === 'self'))
  if (!rows || rows.length === 0) return null
  return (
    <ListBlock
      title={t('quality.home.mine')}
      asked={asked}
      rows={rows}
      most={5}
      all="/inspections/queue"
      keyOf={(row) => row.orderId}
      draw={(row) => <InspectLine row={row} mine />}
      empty={{ text: t('quality.home.nothingMine') }}
    />
  )
}
