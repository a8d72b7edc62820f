import './portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { channelHere } from './channel.ts'
import { Texts } from './i18n.tsx'

// The address by which he came is gone with the next page.
channelHere()

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
