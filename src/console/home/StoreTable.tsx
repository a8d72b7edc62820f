import { Button } from 'antd'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { LineTable } from '../ui/LineTable.tsx'
import { Money } from '../ui/Money.tsx'
import { Section } from '../ui/Section.tsx'
import { changeOf, type Day } from './use-day.ts'

/** The stores side by side; a name shows that store alone. */
export function StoreTable({ day }: { readonly day: Day }) {
  const { c, name } = useTexts()
  const { me, chooseStore } = useSession()
  const rows = me.stores.map((store) => {
    const service = day.service?.find((row) => row.storeId === store.id)
    const takings = day.takings?.rows.find((row) => row.storeId === store.id)
    const still = day.standstill?.filter((row) => row.storeId === store.id)
    return { ...store, service, takings, still: still?.reduce((sum, row) => sum + row.count, 0) }
  })
  type Row = (typeof rows)[number]
  const number = (key: string, figure: (row: Row) => number | undefined) => ({
    key,
    heading: c(`day.${key}`),
    numeric: true,
    draw: (row: Row) => figure(row) ?? '–',
  })
  return (
    <Section title={c('day.stores')}>
      <LineTable
        label={c('day.stores')}
        keyOf={(row) => row.id}
        rows={rows}
        columns={[
          {
            key: 'store',
            heading: c('day.store'),
            draw: (row: Row) => (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => chooseStore(row.id)}>
                {name(row.nameZh, row.nameEn)}
              </Button>
            ),
          },
          number('expected', (row) => row.service?.expected),
          number('inShop', (row) => row.service?.inShop),
          number('late', (row) => row.service?.late),
          number('standing', (row) => row.still),
          number('closed', (row) => row.service?.closed),
          {
            key: 'takingsToday',
            heading: c('day.takingsToday'),
            numeric: true,
            draw: (row: Row) => <Money fen={row.takings?.todayFen ?? null} />,
          },
          {
            key: 'takingsMonth',
            heading: c('day.takingsMonth'),
            numeric: true,
            draw: (row: Row) => <Money fen={row.takings?.monthFen ?? null} />,
          },
          {
            key: 'change',
            heading: c('day.change'),
            numeric: true,
            draw: (row: Row) => percent(changeOf(row.takings?.monthFen, row.takings?.lastMonthFen)),
          },
        ]}
      />
    </Section>
  )
}

const percent = (change: number | undefined) => (change === undefined ? '–' : `${change > 0 ? '+' : ''}${change}%`)
