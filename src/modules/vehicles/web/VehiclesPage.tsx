import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { useRawSearch, useSetSearch } from '../../../console/search-params.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { Vin } from '../../../console/ui/Vin.tsx'
import { Day } from '../../../console/ui/When.tsx'
import { powertrains } from '../../knowledge/contract/service-item.ts'
import { RegisterVehicle } from './RegisterVehicle.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'vehicle.list'>>[] {
  return [
    {
      key: 'plate',
      draw: (row) =>
        row.plate ? <Plate plate={row.plate} colour={row.plateColour} /> : texts.t('vehicles.page.noPlate'),
    },
    { key: 'modelZh', draw: (row) => texts.name(row.modelZh, row.modelEn) || '–' },
    { key: 'vin', draw: (row) => <Vin vin={row.vin} /> },
    { key: 'powertrain', draw: (row) => texts.value('vehicle', 'powertrain', row.powertrain) },
    { key: 'colour', draw: (row) => row.colour ?? '–', phone: 'hide' },
    {
      key: 'odometerKm',
      numeric: true,
      draw: (row) => (row.odometerKm === null ? '–' : plainNumber(row.odometerKm)),
    },
    { key: 'odometerOn', draw: (row) => <Day day={row.odometerOn} />, phone: 'hide' },
    { key: 'soldOn', draw: (row) => <Day day={row.soldOn} />, optional: true },
    { key: 'trim', draw: (row) => row.trim ?? '–', optional: true },
  ]
}

export default function VehiclesPage() {
  const texts = useTexts()
  const go = useGo()
  const setSearch = useSetSearch()
  const { owner } = useRawSearch()
  const ownerId = typeof owner === 'string' ? owner : undefined
  const [opened, setOpened] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  const close = () => {
    setOpened(false)
    if (ownerId) setSearch({ owner: undefined })
  }
  return (
    <>
      <RecordTable
        read="vehicle.list"
        title={texts.t('vehicles.menu.vehicles')}
        columns={columns}
        filters={[{ name: 'powertrain', kind: 'choice', options: powertrains }]}
        href={(row) => `/vehicles/${row.id}`}
        create={{ verb: 'register', open: () => setOpened(true) }}
        empty={{ text: texts.t('vehicles.page.none'), next: texts.t('vehicles.page.noneNext') }}
      />
      <RegisterVehicle
        open={opened || ownerId !== undefined}
        close={close}
        ownerId={ownerId}
        onDone={(id) => go(`/vehicles/${id}`)}
      />
    </>
  )
}
