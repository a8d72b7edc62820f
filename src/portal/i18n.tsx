import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh-CN.json' with { type: 'json' }
import { keep, kept } from './storage.ts'

export type Language = 'zh-CN' | 'en'
type Book = { readonly [key: string]: string | Book }
type Values = Readonly<Record<string, string | number>>

const books: Record<Language, Book> = { 'zh-CN': zh, en }
const place = 'portal.language'

/** A text by its path with `{{values}}`; the bare key where none is written, so that a gap is seen. */
export function textIn(language: Language, key: string, values: Values = {}): string {
  let node: Book | string | undefined = books[language]
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined
  if (typeof node !== 'string') return key
  return node.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

const languageOf = (text: string | null | undefined): Language | undefined =>
  text === undefined || text === null ? undefined : text.startsWith('en') ? 'en' : 'zh-CN'

interface TextsInUse {
  readonly language: Language
  readonly t: (key: string, values?: Values) => string
  /** Chinese or English of a name that has both; the other one where one is missing. */
  readonly name: (zh: string | null, en: string | null) => string
  readonly choose: (language: Language) => void
  /** The language of the customer's file: holds until he chooses himself. */
  readonly suggest: (language: string) => void
}

const Context = createContext<TextsInUse | undefined>(undefined)

export function Texts({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(() => languageOf(kept(place)))
  const [file, setFile] = useState<Language>()
  const language = chosen ?? file ?? languageOf(navigator.language) ?? 'zh-CN'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const texts = useMemo<TextsInUse>(
    () => ({
      language,
      t: (key, values) => textIn(language, key, values),
      name: (inChinese, inEnglish) => (language === 'en' ? inEnglish || inChinese : inChinese || inEnglish) ?? '',
      choose(next) {
        keep(place, next)
        setChosen(next)
      },
      suggest: (next) => setFile(languageOf(next)),
    }),
    [language],
  )
  return <Context value={texts}>{children}</Context>
}

export function useTexts(): TextsInUse {
  const texts = use(Context)
  if (!texts) throw new Error('Texts are missing around this component')
  return texts
}
