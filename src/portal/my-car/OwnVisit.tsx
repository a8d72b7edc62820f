import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { type Progress, Visit } from '../visit/VisitPage.tsx'

const everyMs = 10_000

/** A visit of one's own car, as its link shows it. */
export function OwnVisit({ id }: { readonly id: string }) {
  const { t } = useTexts()
  const { data, problem, reload } = useLive(
    (signal) => ask<Progress>(`/api/my/visits/${encodeURIComponent(id)}`, { signal }),
    id,
    everyMs,
  )
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return (
    <>
      <Visit progress={data} orderId={id} lost={problem?.lost === true} reload={reload} />
      <nav className="page">
        <a className="button" href="/p/">
          {t('car.title')}
        </a>
      </nav>
    </>
  )
}
