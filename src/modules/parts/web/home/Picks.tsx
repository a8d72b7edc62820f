import type { UseQueryResult } from '@tanstack/react-query'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf, RowOf } from '../../../../console/endpoints.ts'
import { plainDay, quantity } from '../../../../console/formats.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PickMarks } from '../counter/PickMarks.tsx'

type Row = RowOf<'pick.list'>

interface PicksProps {
  readonly asked: UseQueryResult<AnswerOf<'pick.list'>>
}

const hrefOf = (row: Row) => `/parts/counter?pick=${row.id}`

interface ReadyProps extends PicksProps {
  readonly rows: readonly Row[] | undefined
}

/** What lies ready to be handed out, as the counter has it: technicians who stand still first, then the nearest promise. */
export function Picks({ asked, rows }: ReadyProps) {
  const texts = useTexts()
  const verb = texts.verb('pick', 'issue')
  return (
    <ListBlock
      title={texts.t('parts.home.toIssue')}
      asked={asked}
      rows={rows}
      all="/parts/counter"
      keyOf={(row) => row.id}
      draw={(row) => (
        <ListLine
          more={[row.technician, texts.t('parts.counter.lines', { count: row.lines.length })]
            .filter(Boolean)
            .join(' · ')}
          end={
            <GoButton href={hrefOf(row)} label={`${verb} ${row.plate ?? row.orderNumber}`} primary={row.waiting}>
              {verb}
            </GoButton>
          }
        >
          <Plate plate={row.plate} colour={row.plateColour} />
          <PickMarks row={row} />
        </ListLine>
      )}
      empty={{ text: texts.t('parts.home.nothingReady'), next: texts.t('parts.counter.nothingNext') }}
    />
  )
}

/** Cars that wait for goods, and what each of them lacks. */
export function WaitsForGoods({ asked }: PicksProps) {
  const texts = useTexts()
  const now = useNow()
  const open = texts.t('parts.home.open')
  return (
    <ListBlock
      title={texts.t('parts.home.forGoods')}
      asked={asked}
      rows={asked.data?.rows}
      total={asked.data?.total}
      all="/parts/counter?short=true"
      keyOf={(row) => row.id}
      draw={(row) => (
        <ListLine
          more={lackOf(texts, row)}
          end={
            <GoButton href={hrefOf(row)} label={`${open} ${row.plate ?? row.orderNumber}`}>
              {open}
            </GoButton>
          }
        >
          <Plate plate={row.plate} colour={row.plateColour} />
          <PickMarks row={row} />
          <span>
            {row.expectedOn
              ? texts.t('parts.home.expected', { day: plainDay(row.expectedOn, now) })
              : texts.t('parts.home.noDay')}
          </span>
        </ListLine>
      )}
      empty={{ text: texts.t('parts.home.nothingLacks') }}
    />
  )
}

/** “前刹车片 ×2 套、制动液 ×1 瓶” */
function lackOf(texts: Texts, row: Row): string {
  return row.lines
    .filter((line) => line.shortThousandths > 0)
    .map(
      (line) =>
        `${texts.name(line.nameZh, line.nameEn)} ×${quantity(line.shortThousandths)} ${texts.value('part', 'unit', line.unit)}`,
    )
    .join(texts.language === 'en' ? ', ' : '、')
}
