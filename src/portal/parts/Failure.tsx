import type { Problem } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { Notice } from './Notice.tsx'

/** Why a page has nothing to show. */
export function Failure({ problem, onAgain }: { readonly problem: Problem; readonly onAgain: () => void }) {
  const { t } = useTexts()
  if (problem.code === 'kernel.linkExpired' || problem.status === 401 || problem.status === 403) {
    const { phone } = problem.details
    return (
      <Notice title={t('link.expired')} text={t('link.expiredText')}>
        {typeof phone === 'string' && phone !== '' && (
          <a className="button main" href={`tel:${phone}`}>
            {t('call', { phone })}
          </a>
        )}
      </Notice>
    )
  }
  if (problem.status === 404) return <Notice title={t('link.unknown')} text={t('link.unknownText')} />
  const text = problem.lost ? t('lost') : problem.title || t('failed')
  return (
    <Notice title={t(problem.lost ? 'lostTitle' : 'failedTitle')} text={text}>
      <button type="button" className="main" onClick={onAgain}>
        {t('again')}
      </button>
    </Notice>
  )
}
