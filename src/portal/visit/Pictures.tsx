import type { z } from 'zod'
import type { visitPictures } from '../../modules/workshop/contract/visit-pictures.ts'
import { ask } from '../client.ts'
import { Photos, PhotoToken } from '../estimate/Photos.tsx'
import { useTexts } from '../i18n.tsx'
import { useLive } from '../use-live.ts'

type Pictures = z.infer<typeof visitPictures>
type Picture = Pictures['rows'][number]

const kinds = ['walkAround', 'step', 'handOver'] as const
const everyMs = 30_000

interface VisitPicturesProps {
  readonly orderId: string
  /** Of the visit's link; without it the signed-in customer's own. */
  readonly token?: string | undefined
}

/** How the car came, the key steps of the work, how it left. Nothing while there are no pictures. */
export function VisitPictures({ orderId, token }: VisitPicturesProps) {
  const { t } = useTexts()
  const id = encodeURIComponent(orderId)
  const path = token ? `/api/visits/${id}/pictures` : `/api/my/visits/${id}/pictures`
  const { data } = useLive((signal) => ask<Pictures>(path, { token, signal }), path, everyMs)
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <PhotoToken value={token}>
      <section className="group">
        <h2>{t('pictures.title')}</h2>
        {kinds.map((kind) => (
          <OfKind key={kind} kind={kind} rows={rows.filter((row) => row.kind === kind)} />
        ))}
      </section>
    </PhotoToken>
  )
}

/** Steps stand by their names, in the order in which they were done. */
function OfKind({ kind, rows }: { readonly kind: (typeof kinds)[number]; readonly rows: readonly Picture[] }) {
  const { t, name } = useTexts()
  const titleOf = (row: Picture) => name(row.stepZh, row.stepEn) || t(`pictures.${kind}`)
  return [...new Set(rows.map(titleOf))].map((title) => (
    <div key={title}>
      <p className="dim">{title}</p>
      <Photos photos={rows.filter((row) => titleOf(row) === title)} label={title} />
    </div>
  ))
}
