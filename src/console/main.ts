import { z } from 'zod'

// Before any schema is made: zod would try to compile it with `new Function`, which the page's policy forbids.
z.config({ jitless: true })

const place = document.getElementById('root')
if (!place) throw new Error('The page has no root')
const { start } = await import('./start.tsx')
await start(place)
