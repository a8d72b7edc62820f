import { yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { type Draft, type Line, standing } from './estimate.ts'
import type { Choosing } from './Groups.tsx'
import { Later } from './Later.tsx'
import { Origin, Reckoning } from './LineCard.tsx'
import { Photos } from './Photos.tsx'
import { Recording } from './Recording.tsx'
import { type Recorded, Risk, type Term, Terms } from './Risk.tsx'

interface AlternativesCardProps {
  readonly terms: readonly Term[]
  readonly recorded: readonly Recorded[]
  readonly lines: readonly Line[]
  readonly draft: Draft
  readonly choosing?: Choosing
  readonly missing?: boolean
}

const without = ['deferred', 'declined'] as const

/** Parts of which one is fitted, side by side with their prices; or none of them. */
export function AlternativesCard({ terms, recorded, lines, draft, choosing, missing = false }: AlternativesCardProps) {
  const { t, name } = useTexts()
  const [first] = lines
  if (!first) return null
  const title = name(first.nameZh, first.nameEn)
  const isTaken = lines.some((line) => standing(line, draft) === 'approved')
  const rest = isTaken ? undefined : standing(first, draft)
  const photos = lines.flatMap((line) => line.photos ?? [])
  return (
    <li className={`line${missing ? ' line-missing' : ''}`} id={`line-${first.id}`}>
      <div className="line-top">
        <strong className="grow">{title}</strong>
        <span className="dim">{t('alternatives.pick')}</span>
      </div>
      <Risk line={first} />
      {recorded.map((file) => (
        <Recording key={file.id} file={file} />
      ))}
      {photos.length > 0 && <Photos photos={photos} />}
      <fieldset className="beside">
        <legend className="unseen">{title}</legend>
        {lines.map((line) => (
          <label key={line.id} className="choice choice-approved">
            <input
              type="radio"
              name={first.id}
              disabled={!choosing}
              checked={standing(line, draft) === 'approved'}
              onChange={() => choosing?.choose(line, 'approved')}
            />
            <span className="option">
              <Origin line={line} />
              <strong>{yuan(line.grossFen)}</strong>
              <small>
                <Reckoning line={line} />
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <Terms terms={terms} />
      {choosing && (
        <fieldset className="choices">
          <legend className="unseen">{title}</legend>
          {without.map((each) => (
            <label key={each} className={`choice choice-${each}`}>
              <input
                type="radio"
                name={`${first.id} without`}
                checked={rest === each}
                onChange={() => choosing.choose(first, each)}
              />
              <span>{t(`choice.${each}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {choosing && rest === 'deferred' && (
        <Later day={draft.later[first.id]} onChange={(day) => choosing.later(first, day)} />
      )}
    </li>
  )
}
