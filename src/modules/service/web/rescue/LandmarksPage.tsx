import { Button } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Place } from '../../contract/area.ts'
import { AreaSketch } from './AreaSketch.tsx'
import { unitSpot } from './spots.ts'

type Landmark = RowOf<'landmark.list'>

const degreeDigits = 5
/** How far around the units a tap may mean a place, in metres. */
const reach = 12_000

const fields = [
  { name: 'nameZh', kind: 'text' },
  { name: 'nameEn', kind: 'text' },
  { name: 'longitude', kind: 'number', digits: degreeDigits },
  { name: 'latitude', kind: 'number', digits: degreeDigits },
] as const

/** Places that callers name: kept by whoever leads the rescues, added by a tap on the sketch or by their coordinates. */
export default function LandmarksPage() {
  const texts = useTexts()
  const { workStore, can } = useSession()
  const [adding, setAdding] = useState<Partial<Place>>()
  const [editing, setEditing] = useState<Landmark>()
  const units = useRead('rescueUnit.list', { query: workStore ? { store: workStore.id } : {} })
  const spots = (units.data?.rows ?? []).flatMap((unit) => unitSpot(texts, unit))
  const [centre] = spots
  return (
    <>
      <RecordTable
        read="landmark.list"
        title={texts.t('service.landmark.title')}
        columns={[
          {
            key: 'nameZh',
            label: 'kernel.console.nameOf',
            draw: (row) =>
              can('rescue.lead') ? (
                <Button type="link" style={{ padding: 0 }} onClick={() => setEditing(row)}>
                  {texts.name(row.nameZh, row.nameEn)}
                </Button>
              ) : (
                texts.name(row.nameZh, row.nameEn)
              ),
          },
          { key: 'state', draw: (row) => <StateTag record="landmark" state={row.state} /> },
          { key: 'longitude', draw: (row) => plainNumber(row.longitude, degreeDigits) },
          { key: 'latitude', draw: (row) => plainNumber(row.latitude, degreeDigits) },
        ]}
        bulk={[{ verb: 'retire' }, { verb: 'bringBack' }]}
        create={{ verb: 'add', open: () => setAdding({}) }}
      />
      {centre && can('rescue.lead') && (
        <Section title={texts.t('service.rescuePage.placeTap')}>
          <AreaSketch centre={centre} reach={reach} spots={[centre]} onPick={setAdding} />
        </Section>
      )}
      {adding && (
        <VerbDrawer
          verb="landmark.add"
          form={{ fields, fixed: { storeId: workStore?.id ?? '' }, initial: adding }}
          open
          close={() => setAdding(undefined)}
        />
      )}
      {editing && (
        <VerbDrawer
          verb="landmark.edit"
          target={editing}
          form={{
            fields,
            initial: {
              nameZh: editing.nameZh,
              nameEn: editing.nameEn ?? undefined,
              longitude: editing.longitude,
              latitude: editing.latitude,
            },
          }}
          open
          close={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
