import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { offlineShell } from './scripts/offline-shell.ts'
import { precompressed } from './scripts/precompressed.ts'

const root = import.meta.dirname
const pages = { console: 'src/console/index.html', portal: 'src/portal/index.html' }
const input = Object.fromEntries(Object.entries(pages).filter(([, page]) => existsSync(resolve(root, page))))

/** Two doors in development as in the house (see web.ts): the console answers at `/`, the portal below `/p/`. */
function twoDoors(): Plugin {
  return {
    name: 'two-doors',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const wanted = request.headers.accept?.includes('text/html') && !request.url?.startsWith('/api')
        if (wanted) request.url = /^\/p(?:\/|$)/.test(request.url ?? '') ? `/${pages.portal}` : `/${pages.console}`
        next()
      })
    },
  }
}

/** Every browser that runs the console reads woff2; the older copies would double the size of the build. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.includes('.css')) return undefined
      return { code: code.replaceAll(/, url\([^)]+\.woff\) format\('woff'\)/g, ''), map: null }
    },
  }
}

/** An icon stands beside its word or in a button that has one; its own English name would be read out as well. */
function silentIcons(): Plugin {
  const named = '"aria-label": icon.name'
  return {
    name: 'silent-icons',
    enforce: 'pre',
    transform(code, id) {
      if (!/@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js$/.test(id)) return undefined
      if (!code.includes(named)) throw new Error(`${id} names its icons in another way now`)
      return { code: code.replace(named, `"aria-hidden": restProps['aria-label'] === undefined`), map: null }
    },
  }
}

/** What only the server writes, letters and papers, is no text of a page: a browser need not fetch it. */
function pageTexts(): Plugin {
  return {
    name: 'page-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/src\/(kernel|modules\/[^/]+)\/messages\/[^/]+\.json$/.test(id)) return undefined
      const { message: _letters, paper: _papers, ...texts } = JSON.parse(code) as Record<string, unknown>
      return { code: JSON.stringify(texts), map: null }
    },
  }
}

export default defineConfig({
  base: '/',
  appType: 'mpa',
  plugins: [woff2Only(), silentIcons(), pageTexts(), react(), twoDoors(), offlineShell(), precompressed()],
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Slices of the web font must stay files of their own: the browser fetches only those that a page needs.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { ...input, sw: resolve(root, 'src/console/device/worker.ts') },
      // The browser looks for the service worker at one address for ever.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
