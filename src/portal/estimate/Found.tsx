import { isSeries } from '../../kernel/contract/series.ts'
import { useTexts } from '../i18n.tsx'
import { groupsOf, type Line, type Shown } from './estimate.ts'
import { Photos } from './Photos.tsx'
import { Recording } from './Recording.tsx'
import { Risk } from './Risk.tsx'

/** Before a plan is taken: his sentences, and under each what was found, whichever plan its work stands in (H-12, H-13). */
export function Found({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts()
  const lines = shown.lines.filter((line) => !line.gone && line.planId !== null)
  return groupsOf(shown, lines).map((group) => (
    <section key={group.id} className="group" aria-label={group.words ?? t('estimate.others')}>
      {group.words && (
        <h2 className="sentence">
          <span className="dim">{t('estimate.youSaid')}</span>
          <q>{group.words}</q>
        </h2>
      )}
      <Finding lines={group.lines} />
    </section>
  ))
}

/** Each risk, recording and picture once. */
function Finding({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTexts()
  const risks = new Map(lines.map((line) => [`${line.severity} ${line.risk}`, line]))
  const files = [...new Map(lines.flatMap((line) => line.photos ?? []).map((file) => [file.id, file])).values()]
  const isEmpty = files.length === 0 && !lines.some((line) => line.risk ?? line.severity)
  if (isEmpty) return null
  return (
    <>
      <h3>{t('plan.found')}</h3>
      {[...risks.values()].map((line) => (
        <Risk key={line.id} line={line} />
      ))}
      {files.filter(isSeries).map((file) => (
        <Recording key={file.id} file={file} />
      ))}
      <Photos photos={files} />
    </>
  )
}
