import type { ReactNode } from 'react'
import { LanguageSwitch } from './LanguageSwitch.tsx'

interface NoticeProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** A page that says one thing: why nothing else can be shown and what to do. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <main className="page notice">
      <div className="top">
        <span className="grow" />
        <LanguageSwitch />
      </div>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  )
}
