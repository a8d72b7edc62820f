import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

export interface MiniProgram {
  /** The shop's own, from the WeChat platform: `wx` and sixteen digits or letters. */
  readonly appId: string
  /** Where customers reach the house, `https://service.example.com`: WeChat opens no other, and it must stand on the mini-program's list of business domains. */
  readonly address: string
  /** Code of the dealer group. */
  readonly group: string
  readonly name: string
}

const usage =
  'node scripts/mini-program.ts --app-id wx0123456789abcdef --address https://service.example.com --group CODE --name 门店名 --out DIR'

/** The files of a mini-program that shows the customer's pages and is counted as its own channel. Throws what is wrong. */
export function miniProgramFiles({ appId, address, group, name }: MiniProgram): Map<string, string> {
  if (!/^wx[0-9a-z]{16}$/.test(appId)) throw new Error(`${appId} is no AppID: wx and sixteen digits or letters`)
  const url = new URL(address)
  if (url.protocol !== 'https:') throw new Error(`${address} must begin with https: WeChat opens no other address`)
  const query = new URLSearchParams({ g: group, c: 'miniProgram' })
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`
  return new Map([
    [
      'project.config.json',
      json({ appid: appId, projectname: name, compileType: 'miniprogram', setting: { urlCheck: true } }),
    ],
    ['sitemap.json', json({ rules: [{ action: 'allow', page: '*' }] })],
    [
      'app.json',
      json({
        pages: ['pages/index/index'],
        window: { navigationBarTitleText: name },
        sitemapLocation: 'sitemap.json',
      }),
    ],
    ['app.js', 'App({})\n'],
    ['pages/index/index.json', json({ usingComponents: {} })],
    ['pages/index/index.wxml', '<web-view src="{{address}}"></web-view>\n'],
    ['pages/index/index.js', pageText(url.origin, String(query), name)],
  ])
}

/** A card or message may name one of the customer's pages (`?to=/p/change/…`); whatever else it names opens the first. */
function pageText(origin: string, query: string, name: string): string {
  return `const origin = ${JSON.stringify(origin)}
const query = ${JSON.stringify(query)}

Page({
  data: { address: '' },
  onLoad(options) {
    const to = decodeURIComponent(options.to || '')
    const path = /^\\/p\\/[\\w/-]*$/.test(to) ? to : '/p/'
    this.setData({ address: \`\${origin}\${path}?\${query}\` })
  },
  onShareAppMessage() {
    return { title: ${JSON.stringify(name)}, path: '/pages/index/index' }
  },
})
`
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { 'app-id': text, address: text, group: text, name: text, out: text } })
  const { 'app-id': appId, address, group, name, out } = values
  if (!appId || !address || !group || !name || !out) {
    process.stderr.write(`${usage}\n`)
    process.exit(1)
  }
  write(out, miniProgramFiles({ appId, address, group, name }))
  process.stdout.write(`${out}: open it in the WeChat developer tools and upload it\n`)
}
