import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
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
    heading: field(name),
    numeric: true,
    draw: (row: Stock) => quantity(row[name]),
  })
  return (
    <Section title={texts.t('parts.stock.where')}>
      <LineTable
        label={texts.t('parts.stock.where')}
        keyOf={(row) => row.storeId}
        rows={stocks}
        columns={[
          { key: 'store', heading: field('storeId'), draw: (row: Stock) => storeName(row.storeId) },
          { key: 'bin', heading: field('bin'), draw: (row: Stock) => row.bin || '–' },
          figure('onHandThousandths'),
          figure('reservedThousandths'),
          {
            key: 'free',
            heading: field('freeThousandths'),
            numeric: true,
            draw: (row: Stock) => <FreeStock row={row} />,
          },
          figure('minimumThousandths'),
          {
            key: 'cost',
            heading: field('averageCost'),
            numeric: true,
            draw: (row: Stock) => unitCostText(row.averageCost),
          },
          {
            key: 'price',
            heading: field('listPriceFen'),
            numeric: true,
            draw: (row: Stock) => <Money fen={row.listPriceFen} />,
          },
        ]}
      />
    </Section>
  )
}
