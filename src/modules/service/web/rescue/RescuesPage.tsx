import { Button, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useOneColumn } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { AddUnit } from './AddUnit.tsx'
import { AreaSketch } from './AreaSketch.tsx'
import { RescueCard } from './RescueCard.tsx'
import { carSpot, unitSpot } from './spots.ts'
import { UnitRow } from './UnitRow.tsx'

/** All that is under way: the most dangerous call on top, the units beside it, and where they all are. */
export default function RescuesPage() {
  const texts = useTexts()
  const go = useGo()
  const oneColumn = useOneColumn()
  const { store, can } = useSession()
  const of = store ? { store: store.id } : {}
  const open = useRead('rescue.list', { query: { open: 'true', ...of }, also: ['rescueUnit'] })
  const units = useRead('rescueUnit.list', { query: of, also: ['rescue'] })
  const title = texts.t('service.menu.rescues')
  useTitle(title)
  const rows = open.data?.rows ?? []
  const spots = [
    ...rows.flatMap(carSpot),
    ...(units.data?.rows ?? []).filter((unit) => unit.state !== 'off').flatMap((unit) => unitSpot(texts, unit)),
  ]
  const [first] = spots
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" gap={12} wrap align="center">
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        <Flex gap={8} align="center" wrap>
          <AppLink href="/rescues/places">{texts.t('service.landmark.title')}</AppLink>
          <AppLink href="/rescues/report">{texts.t('service.rescuePage.report')}</AppLink>
          {can('rescue.take') && (
            <Button type="primary" size="large" onClick={() => go('/rescues/new')}>
              {texts.verb('rescue', 'report')}
            </Button>
          )}
        </Flex>
      </Flex>
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: oneColumn ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) 380px',
        }}
      >
        <Flex vertical gap={8}>
          {!open.data && <Skeleton active />}
          {open.data && rows.length === 0 && (
            <Empty text={texts.t('service.rescuePage.none')} next={texts.t('service.rescuePage.noneNext')} />
          )}
          {rows.map((row) => (
            <RescueCard key={row.id} row={row} />
          ))}
        </Flex>
        <Flex vertical gap={12}>
          {first && (
            <Section title={texts.t('service.rescueArea.title')}>
              <AreaSketch centre={first} spots={spots} />
            </Section>
          )}
          <Units rows={units.data?.rows} />
        </Flex>
      </div>
    </Flex>
  )
}

function Units({ rows }: { readonly rows: readonly RowOf<'rescueUnit.list'>[] | undefined }) {
  const texts = useTexts()
  const { can } = useSession()
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title={texts.t('service.rescueUnit.title')}
      extra={
        can('rescue.lead') ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {texts.verb('rescueUnit', 'add')}
          </Button>
        ) : null
      }
    >
      {rows?.length === 0 && (
        <Empty small text={texts.t('service.rescuePage.noUnits')} next={texts.t('service.rescuePage.noUnitsNext')} />
      )}
      {rows?.map((unit) => (
        <UnitRow key={unit.id} unit={unit} />
      ))}
      <AddUnit open={isAdding} close={() => setAdding(false)} />
    </Section>
  )
}
