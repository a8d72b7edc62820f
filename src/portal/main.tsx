import './portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { Texts } from './i18n.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Texts>
        <App />
      </Texts>
    </StrictMode>,
  )
}
