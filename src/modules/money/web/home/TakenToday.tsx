import type { AnswerOf } from '../../../../console/endpoints.ts'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'

interface TakenTodayProps {
  readonly asked: { readonly error: unknown; readonly refetch: () => unknown }
  readonly methods: AnswerOf<'bill.takings'>['methods'] | undefined
}

/** What the till must hold at the day's end, by method, refunds taken off. */
export function TakenToday({ asked, methods }: TakenTodayProps) {
  const { t } = useTexts()
  const sum = methods && methods.length > 0 && <Money fen={methods.reduce((whole, row) => whole + row.fen, 0)} strong />
  return (
    <ListBlock
      title={t('money.home.byMethod')}
      asked={asked}
      rows={methods}
      total={null}
      keyOf={(row) => row.method}
      draw={(row) => (
        <ListLine end={<Money fen={row.fen} />} more={t('money.home.payments', { count: row.payments })}>
          {t(`money.value.method.${row.method}`)}
        </ListLine>
      )}
      empty={{ text: t('money.home.nothingTaken') }}
      extra={sum}
    />
  )
}
