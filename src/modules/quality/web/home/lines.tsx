import { Tag } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf, RowOf } from '../../../../console/endpoints.ts'
import { nearTime } from '../../../../console/formats.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListLine } from '../../../../console/home/ListBlock.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { LevelWord } from '../LevelWord.tsx'

interface InspectLineProps {
  readonly row: AnswerOf<'inspection.queue'>['rows'][number]
  readonly mine?: boolean
}

/** A car that waits for an inspection: which level, who worked on it, since when. */
export function InspectLine({ row, mine = false }: InspectLineProps) {
  const texts = useTexts()
  const now = useNow()
  const verb = texts.t(mine ? 'quality.home.inspect' : 'quality.home.look')
  const worked = row.technicians.map(({ name }) => name).join(texts.language === 'en' ? ', ' : '、')
  return (
    <ListLine
      more={[
        texts.name(row.modelZh, row.modelEn),
        worked,
        texts.t('quality.home.since', { when: nearTime(row.since, now) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      end={
        <GoButton href={`/inspections/queue/${row.orderId}`} label={`${verb} ${row.plate}`} primary={mine}>
          {verb}
        </GoButton>
      }
    >
      <Plate plate={row.plate} colour={row.plateColour} />
      <strong>
        <LevelWord level={row.level} />
      </strong>
      <PromisedTime promisedAt={row.promisedAt} state="awaitingInspection" />
      {row.round > 1 && (
        <Tag color="warning" style={{ margin: 0 }}>
          {texts.t('quality.sheet.round', { round: row.round })}
        </Tag>
      )}
    </ListLine>
  )
}

/** Work that an inspection sent back: why, and who does it again. */
export function ReworkLine({ card }: { readonly card: RowOf<'jobCard.list'> }) {
  const { t } = useTexts()
  const look = t('quality.home.look')
  return (
    <ListLine
      more={[card.technicianName, card.reworkCause].filter(Boolean).join(' · ')}
      end={
        <GoButton href={`/job-cards/${card.id}`} label={`${look} ${card.plate}`}>
          {look}
        </GoButton>
      }
    >
      <Plate plate={card.plate} colour={card.plateColour} />
      <StateTag record="jobCard" state={card.state} />
      <PromisedTime promisedAt={card.promisedAt} state={card.orderState} />
    </ListLine>
  )
}
