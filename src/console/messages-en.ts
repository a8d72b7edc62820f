import type { Locale } from 'antd/es/locale/index.js'
import { bookOf, type Book } from './message-book.ts'
import type { LanguagePack } from './i18n.ts'

const kernel = import.meta.glob<Book>('../kernel/messages/en.json', { eager: true, import: 'default' })
const rooms = import.meta.glob<Book>('../modules/*/messages/en.json', { eager: true, import: 'default' })
const locales = import.meta.glob<Locale>('/node_modules/antd/es/locale/en_US.js', {
  eager: true,
  import: 'default',
  exhaustive: true,
})

export const pack: LanguagePack = {
  book: bookOf({ ...kernel, ...rooms }),
  locale: Object.values(locales)[0]!,
  dayjsLocale: 'en',
}
