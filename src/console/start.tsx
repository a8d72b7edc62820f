import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './base.css'
import { switchLanguage } from './i18n.ts'
import { currentLanguage } from './preferences.ts'

/** Draws the console; the texts first: a page of keys would be worse than a moment of white. */
export async function start(place: HTMLElement): Promise<void> {
  await switchLanguage(currentLanguage())
  createRoot(place).render(<App />)
  await import('./fonts.ts')
}
