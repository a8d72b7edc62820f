import { useTexts } from '../i18n.tsx'

/** The page's shape while its first data is on the way. */
export function Skeleton() {
  const { t } = useTexts()
  return (
    <main className="page" aria-busy="true">
      <p className="unseen" role="status">
        {t('loading')}
      </p>
      <div className="bone bone-head" />
      <div className="bone" />
      <div className="bone" />
      <div className="bone" />
    </main>
  )
}
