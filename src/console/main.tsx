import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './base.css'
import { switchLanguage } from './i18n.ts'
import { currentLanguage } from './preferences.ts'

const place = document.getElementById('root')
if (!place) throw new Error('The page has no root')

// Texts before the first drawing: a page of keys would be worse than a moment of white.
await switchLanguage(currentLanguage())
createRoot(place).render(<App />)
void import('./fonts.ts')
