import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../../console/ui/RecordPage.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { partFields } from './part-fields.ts'
import { PartMovements } from './PartMovements.tsx'
import { PartStocks } from './PartStocks.tsx'
import { OriginWord, PartName } from './StockWords.tsx'

type Part = AnswerOf<'part.get'>

const titleOf = (part: Part) => <PartName part={part} />
const bodyOf = (part: Part) => <PartBody part={part} />

/** A part: what it is, how much of it lies where, and what moved. */
export default function PartPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { workStore } = useSession()
  return (
    <RecordPage
      read="part.get"
      id={id}
      path={['active']}
      title={titleOf}
      also={['stockReceipt', 'pick', 'price']}
      forms={(part) => ({
        edit: {
          fields: partFields(part.category),
          initial: {
            nameZh: part.nameZh,
            nameEn: part.nameEn,
            unit: part.unit,
            origin: part.origin,
            category: part.category,
            ...(part.barcode ? { barcode: part.barcode } : {}),
          },
        },
        place: {
          fields: [
            { name: 'bin', kind: 'text' },
            { name: 'minimumThousandths', kind: 'quantity', unit: texts.value('part', 'unit', part.unit) },
          ],
          initial: placeIn(part, workStore?.id),
          fixed: { storeId: workStore?.id ?? '' },
        },
        block: { fields: [{ name: 'reason', kind: 'longText', rows: 2 }] },
        unblock: { fields: [{ name: 'reason', kind: 'longText', rows: 2 }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function placeIn(part: Part, storeId: string | undefined) {
  const stock = part.stocks.find((one) => one.storeId === storeId)
  return stock ? { bin: stock.bin, minimumThousandths: stock.minimumThousandths } : {}
}

function PartBody({ part }: { readonly part: Part }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('part', name)
  return (
    <>
      <Section title={texts.t('parts.stock.what')}>
        <Facts
          facts={[
            { label: field('partNo'), value: part.partNo },
            { label: field('nameZh'), value: part.nameZh },
            { label: field('nameEn'), value: <span lang="en">{part.nameEn}</span> },
            { label: field('origin'), value: <OriginWord origin={part.origin} /> },
            { label: field('category'), value: texts.value('part', 'category', part.category) },
            { label: field('unit'), value: texts.value('part', 'unit', part.unit) },
            { label: field('barcode'), value: part.barcode },
          ]}
        />
      </Section>
      <PartStocks stocks={part.stocks} />
      <PartMovements id={part.id} unit={texts.value('part', 'unit', part.unit)} />
    </>
  )
}
