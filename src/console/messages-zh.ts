import 'dayjs/locale/zh-cn.js'
import type { Locale } from 'antd/es/locale/index.js'
import { bookOf, type Book } from './message-book.ts'
import type { LanguagePack } from './i18n.ts'

// Globs, so that a new room's texts are found without a list; the patterns must be literal for the bundler.
const kernel = import.meta.glob<Book>('../kernel/messages/zh-CN.json', { eager: true, import: 'default' })
const rooms = import.meta.glob<Book>('../modules/*/messages/zh-CN.json', { eager: true, import: 'default' })
const locales = import.meta.glob<Locale>('/node_modules/antd/es/locale/zh_CN.js', {
  eager: true,
  import: 'default',
  exhaustive: true,
})

export const pack: LanguagePack = {
  book: bookOf({ ...kernel, ...rooms }),
  locale: Object.values(locales)[0]!,
  dayjsLocale: 'zh-cn',
}
