import type { UseQueryResult } from '@tanstack/react-query'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { FreeStock, PartName } from '../stock/StockWords.tsx'

/** Stock of which less is free than the store wants to keep. */
export function BelowMinimum({ asked }: { readonly asked: UseQueryResult<AnswerOf<'part.stock'>> }) {
  const { t, field, value } = useTexts()
  return (
    <ListBlock
      title={t('parts.home.below')}
      asked={asked}
      rows={asked.data?.rows}
      total={asked.data?.total}
      all="/parts?short=true"
      keyOf={(row) => `${row.id}/${row.storeId}`}
      draw={(row) => (
        <ListLine
          more={[row.partNo, row.bin].filter(Boolean).join(' · ')}
          end={
            <span>
              {field('part', 'freeThousandths')} <FreeStock row={row} /> / {quantity(row.minimumThousandths)}{' '}
              {value('part', 'unit', row.unit)}
            </span>
          }
        >
          <AppLink href={`/parts/${row.id}`}>
            <PartName part={row} />
          </AppLink>
        </ListLine>
      )}
      empty={{ text: t('parts.home.nothingBelow'), next: t('parts.home.nothingBelowNext') }}
    />
  )
}
