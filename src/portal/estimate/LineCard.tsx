import { hours, quantity, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { type Choice, choices, type Draft, type Line } from './estimate.ts'
import type { Choosing } from './Groups.tsx'
import { Later } from './Later.tsx'
import { Photos } from './Photos.tsx'
import { Recording } from './Recording.tsx'
import { type Recorded, Risk, type Term, Terms } from './Risk.tsx'

interface LineCardProps {
  readonly terms: readonly Term[]
  readonly recorded: readonly Recorded[]
  readonly line: Line
  readonly draft: Draft
  readonly choice: Choice | undefined
  /** Without it the line only shows what was decided. */
  readonly choosing?: Choosing
  readonly missing?: boolean
}

const origins = new Set(['original', 'equivalent', 'remanufactured', 'reused'])

/** One line: what it is, what was found, how its price comes about, and the customer's three choices. */
export function LineCard({ terms, recorded, line, draft, choice, choosing, missing = false }: LineCardProps) {
  const { t, name } = useTexts()
  const title = name(line.nameZh, line.nameEn)
  return (
    <li
      className={`line${missing ? ' line-missing' : ''}${choice && choosing ? ` line-${choice}` : ''}`}
      id={`line-${line.id}`}
    >
      <div className="line-top">
        <span className="grow">
          <strong>{title}</strong>
          <Origin line={line} />
        </span>
        <strong className="money">{yuan(line.grossFen)}</strong>
      </div>
      <Risk line={line} />
      {recorded.map((file) => (
        <Recording key={file.id} file={file} />
      ))}
      <p className="dim">
        <Reckoning line={line} />
        {line.listUnitFen > line.unitFen && <span>{t('line.listed', { price: yuan(line.listUnitFen) })}</span>}
        {line.payer !== 'customer' && <span>{t(`payer.${line.payer}`)}</span>}
      </p>
      {line.photos && <Photos photos={line.photos} />}
      <Terms terms={terms} />
      {choosing ? (
        <>
          <fieldset className="choices">
            <legend className="unseen">{title}</legend>
            {choices.map((each) => (
              <label key={each} className={`choice choice-${each}`}>
                <input
                  type="radio"
                  name={line.id}
                  checked={choice === each}
                  onChange={() => choosing.choose(line, each)}
                />
                <span>{t(`choice.${each}`)}</span>
              </label>
            ))}
          </fieldset>
          {choice === 'deferred' && <Later day={draft.later[line.id]} onChange={(day) => choosing.later(line, day)} />}
        </>
      ) : (
        <p className={`verdict verdict-${choice ?? 'open'}`}>{t(`verdict.${choice ?? 'open'}`)}</p>
      )}
    </li>
  )
}

/** Where a part comes from. */
export function Origin({ line }: { readonly line: Line }) {
  const { t } = useTexts()
  return line.partOrigin && origins.has(line.partOrigin) ? (
    <span className="tag">{t(`origin.${line.partOrigin}`)}</span>
  ) : null
}

/** Hours by the posted rate, pieces by their price, or a fixed price. */
export function Reckoning({ line }: { readonly line: Line }) {
  const { t, name } = useTexts()
  const { rateFen, chargedMinutes } = line
  if (line.kind === 'labour') {
    return rateFen !== null && chargedMinutes !== null ? (
      <span>{t('line.labour', { hours: hours(chargedMinutes), rate: yuan(rateFen) })}</span>
    ) : (
      <span>{t('line.fixed')}</span>
    )
  }
  const count = [quantity(line.quantityThousandths), name(line.unit, line.unitEn ?? null)].filter(Boolean).join(' ')
  return <span>{t('line.pieces', { count, price: yuan(line.unitFen) })}</span>
}
