import { Table } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { unitCostText } from '../unit-cost.ts'
import { FreeStock } from './StockWords.tsx'

type Stock = AnswerOf<'part.get'>['stocks'][number]

/** How much lies in which of the person's stores. */
export function PartStocks({ stocks }: { readonly stocks: readonly Stock[] }) {
  const texts = useTexts()
  const { me } = useSession()
  const field = (name: string) => texts.field('part', name)
  const storeName = (id: string) => {
    const store = me.stores.find((one) => one.id === id)
    return texts.name(store?.nameZh, store?.nameEn)
  }
  const figure = (name: 'onHandThousandths' | 'reservedThousandths' | 'minimumThousandths') => ({
    key: name,
    title: field(name),
    align: 'end' as const,
    render: (row: Stock) => quantity(row[name]),
  })
  return (
    <Section title={texts.t('parts.stock.where')}>
      <Table<Stock>
        size="middle"
        rowKey="storeId"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...stocks]}
        columns={[
          { key: 'store', title: field('storeId'), render: (row: Stock) => storeName(row.storeId) },
          { key: 'bin', title: field('bin'), render: (row: Stock) => row.bin || '–' },
          figure('onHandThousandths'),
          figure('reservedThousandths'),
          {
            key: 'free',
            title: field('freeThousandths'),
            align: 'end',
            render: (row: Stock) => <FreeStock row={row} />,
          },
          figure('minimumThousandths'),
          {
            key: 'cost',
            title: field('averageCost'),
            align: 'end',
            render: (row: Stock) => unitCostText(row.averageCost),
          },
          {
            key: 'price',
            title: field('listPriceFen'),
            align: 'end',
            render: (row: Stock) => <Money fen={row.listPriceFen} />,
          },
        ]}
      />
    </Section>
  )
}
