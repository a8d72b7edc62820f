import { useTexts } from '../i18n.tsx'

/** The other language, in its own words: who needs it cannot read this one. */
export function LanguageSwitch() {
  const { language, t, choose } = useTexts()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="quiet screen-only" lang={other} onClick={() => choose(other)}>
      {t('otherLanguage')}
    </button>
  )
}
