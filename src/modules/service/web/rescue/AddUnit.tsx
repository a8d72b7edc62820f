import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { unitKinds } from '../../contract/rescue-unit.ts'

/** A unit of the store with its driver. */
export function AddUnit({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const { workStore } = useSession()
  const { data } = useRead('staff.list', {
    query: { department: 'repair', limit: 200, ...(workStore ? { store: workStore.id } : {}) },
    enabled: open && workStore !== undefined,
  })
  if (!workStore) return null
  return (
    <VerbDrawer
      verb="rescueUnit.add"
      form={{
        fields: [
          { name: 'code', kind: 'text' },
          { name: 'nameZh', kind: 'text' },
          { name: 'nameEn', kind: 'text' },
          { name: 'plate', kind: 'plate' },
          { name: 'kind', kind: 'choice', options: unitKinds, keys: true },
          {
            name: 'technicianId',
            kind: 'choice',
            options: (data?.rows ?? []).map((person) => ({ value: person.id, label: person.name })),
          },
        ],
        fixed: { storeId: workStore.id },
        errorsAt: { 'service.unitCodeTaken': 'code' },
      }}
      open={open}
      close={close}
    />
  )
}
