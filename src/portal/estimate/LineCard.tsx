import { hours, quantity, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { type Choice, choices, type Line } from './estimate.ts'
import { Photos } from './Photos.tsx'

interface LineCardProps {
  readonly line: Line
  readonly choice: Choice | undefined
  /** Without it the line only shows what was decided. */
  readonly onChoose?: (choice: Choice) => void
  readonly missing?: boolean
}

const origins = new Set(['original', 'equivalent', 'remanufactured', 'reused'])

/** One line: what it is, how its price comes about, and the customer's three choices. */
export function LineCard({ line, choice, onChoose, missing = false }: LineCardProps) {
  const { t, name } = useTexts()
  const title = name(line.nameZh, line.nameEn)
  return (
    <li
      className={`line${missing ? ' line-missing' : ''}${choice && onChoose ? ` line-${choice}` : ''}`}
      id={`line-${line.id}`}
    >
      <div className="line-top">
        <span className="grow">
          <strong>{title}</strong>
          {line.partOrigin && origins.has(line.partOrigin) && (
            <span className="tag">{t(`origin.${line.partOrigin}`)}</span>
          )}
        </span>
        <strong className="money">{yuan(line.grossFen)}</strong>
      </div>
      <p className="dim">
        <Reckoning line={line} />
        {line.listUnitFen > line.unitFen && <span>{t('line.listed', { price: yuan(line.listUnitFen) })}</span>}
        {line.payer !== 'customer' && <span>{t(`payer.${line.payer}`)}</span>}
      </p>
      {line.photos && <Photos photos={line.photos} />}
      {onChoose ? (
        <fieldset className="choices">
          <legend className="unseen">{title}</legend>
          {choices.map((each) => (
            <label key={each} className={`choice choice-${each}`}>
              <input type="radio" name={line.id} checked={choice === each} onChange={() => onChoose(each)} />
              <span>{t(`choice.${each}`)}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p className={`verdict verdict-${choice ?? 'open'}`}>{t(`verdict.${choice ?? 'open'}`)}</p>
      )}
    </li>
  )
}

/** Hours by the posted rate, pieces by their price, or a fixed price. */
function Reckoning({ line }: { readonly line: Line }) {
  const { t, language } = useTexts()
  const { rateFen, chargedMinutes } = line
  if (line.kind === 'labour') {
    return rateFen !== null && chargedMinutes !== null ? (
      <span>{t('line.labour', { hours: hours(chargedMinutes), rate: yuan(rateFen) })}</span>
    ) : (
      <span>{t('line.fixed')}</span>
    )
  }
  // Catalogues write units in Chinese; the number says enough where they cannot be read.
  const unit = language === 'en' && /\p{Script=Han}/u.test(line.unit) ? '' : line.unit
  const count = [quantity(line.quantityThousandths), unit].filter(Boolean).join(' ')
  return <span>{t('line.pieces', { count, price: yuan(line.unitFen) })}</span>
}
