import { useTexts } from '../i18n.tsx'
import { type Choice, type Draft, groupsOf, type Shown, standing } from './estimate.ts'
import { LineCard } from './LineCard.tsx'

interface GroupsProps {
  readonly shown: Shown
  readonly draft: Draft
  readonly onChoose?: (lineId: string, choice: Choice) => void
  readonly showMissing?: boolean
}

/** The customer's sentences first, the work under each. */
export function Groups({ shown, draft, onChoose, showMissing = false }: GroupsProps) {
  const { t } = useTexts()
  return groupsOf(shown).map((group) => (
    <section key={group.id} className="group" aria-label={group.words ?? t('estimate.others')}>
      {group.words ? (
        <h2 className="sentence">
          <span className="dim">{t('estimate.youSaid')}</span>
          <q>{group.words}</q>
        </h2>
      ) : (
        <h2>{t('estimate.others')}</h2>
      )}
      {group.lines.length === 0 && <p className="dim">{t('estimate.noWork')}</p>}
      <ul>
        {group.lines.map((line) => {
          const choice = standing(line, draft)
          const open = onChoose && line.approval === 'pending'
          return (
            <LineCard
              key={line.id}
              line={line}
              choice={choice}
              missing={showMissing && choice === undefined}
              {...(open ? { onChoose: (next: Choice) => onChoose(line.id, next) } : {})}
            />
          )
        })}
      </ul>
    </section>
  ))
}
