import { useTexts } from '../i18n.tsx'
import { AlternativesCard } from './AlternativesCard.tsx'
import {
  alternativesOf,
  type Choice,
  type Draft,
  groupsOf,
  hasOpenPlans,
  type Line,
  type Shown,
  standing,
  visibleLines,
} from './estimate.ts'
import { LineCard } from './LineCard.tsx'
import { recordingsByLine, termsByLine } from './Risk.tsx'

export interface Choosing {
  readonly choose: (line: Line, choice: Choice) => void
  /** The day on which put-off work is to be spoken of again; nothing takes it back. */
  readonly later: (line: Line, day: string | undefined) => void
}

interface GroupsProps {
  readonly shown: Shown
  readonly draft: Draft
  /** Without it the lines only show what was decided. */
  readonly choosing?: Choosing
  readonly showMissing?: boolean
}

/** The customer's sentences first, the work under each. */
export function Groups({ shown, draft, choosing, showMissing = false }: GroupsProps) {
  const { t } = useTexts()
  const lines = visibleLines(shown, draft)
  const terms = termsByLine(shown, lines)
  const plansOpen = hasOpenPlans(shown)
  // What was found stands above the plans as long as they are open.
  const recorded: ReturnType<typeof recordingsByLine> = plansOpen ? new Map() : recordingsByLine(lines)
  const groups = groupsOf(shown, lines).filter((group) => !plansOpen || group.lines.length > 0)
  return groups.map((group) => (
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
          const open = choosing && line.approval === 'pending' ? { choosing } : {}
          const missing = showMissing && choice === undefined
          const all = alternativesOf(line, lines)
          if (all.length < 2) {
            return (
              <LineCard
                key={line.id}
                terms={terms.get(line.id) ?? []}
                recorded={recorded.get(line.id) ?? []}
                line={line}
                draft={draft}
                choice={choice}
                missing={missing}
                {...open}
              />
            )
          }
          // Of alternatives the first stands for all.
          return all[0] === line ? (
            <AlternativesCard
              key={line.id}
              terms={all.flatMap((one) => terms.get(one.id) ?? [])}
              recorded={all.flatMap((one) => recorded.get(one.id) ?? [])}
              lines={all}
              draft={draft}
              missing={missing}
              {...open}
            />
          ) : null
        })}
      </ul>
    </section>
  ))
}
