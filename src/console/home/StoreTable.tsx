import { Button, Table } from 'antd'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
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
    title: c(`day.${key}`),
    align: 'right' as const,
    render: (_: unknown, row: Row) => figure(row) ?? '–',
  })
  return (
    <Section title={c('day.stores')}>
      <Table<Row>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          {
            key: 'store',
            title: c('day.store'),
            render: (_, row) => (
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
            title: c('day.takingsToday'),
            align: 'right',
            render: (_, row) => <Money fen={row.takings?.todayFen ?? null} />,
          },
          {
            key: 'takingsMonth',
            title: c('day.takingsMonth'),
            align: 'right',
            render: (_, row) => <Money fen={row.takings?.monthFen ?? null} />,
          },
          {
            key: 'change',
            title: c('day.change'),
            align: 'right',
            render: (_, row) => percent(changeOf(row.takings?.monthFen, row.takings?.lastMonthFen)),
          },
        ]}
      />
    </Section>
  )
}

const percent = (change: number | undefined) => (change === undefined ? '–' : `${change > 0 ? '+' : ''}${change}%`)
