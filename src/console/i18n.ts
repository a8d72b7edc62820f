import type { Locale } from 'antd/es/locale/index.js'
import dayjs from 'dayjs'
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Book } from './message-book.ts'
import type { Language } from './preferences.ts'

export interface LanguagePack {
  readonly book: Book
  readonly locale: Locale
  readonly dayjsLocale: string
}

const packs: Record<Language, () => Promise<{ pack: LanguagePack }>> = {
  'zh-CN': () => import('./messages-zh.ts'),
  en: () => import('./messages-en.ts'),
}

/** The texts of the house. */
export const i18n = createInstance()

let locale: Locale | undefined

/** Ant Design's own words in the language in use. */
export function componentLocale(): Locale | undefined {
  return locale
}

/** Loads a language and makes it the language of every text, date and component. Only this language is downloaded. */
export async function switchLanguage(language: Language): Promise<void> {
  const { pack } = await packs[language]()
  locale = pack.locale
  dayjs.locale(pack.dayjsLocale)
  if (!i18n.isInitialized) {
    await i18n.use(initReactI18next).init({
      lng: language,
      resources: { [language]: { translation: pack.book } },
      fallbackLng: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      saveMissing: import.meta.env.DEV,
      missingKeyHandler: (_languages, _namespace, key: string) => console.error(`No text for ${key}`),
    })
  } else {
    i18n.addResourceBundle(language, 'translation', pack.book)
    await i18n.changeLanguage(language)
  }
  document.documentElement.lang = language
}
