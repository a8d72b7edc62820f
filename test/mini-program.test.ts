import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import { miniProgramFiles } from '../scripts/mini-program.ts'

const shop = { appId: 'wx0123456789abcdef', address: 'https://service.example.com/', group: 'yunqi', name: '云启汽车' }
const folder = mkdtempSync(join(tmpdir(), 'open4s-mini-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Page {
  data: { address: string }
  onLoad(options: { to?: string }): void
  onShareAppMessage(): { path: string }
}

/** What the page shows when WeChat opens it. */
function opened(script: string, options: { to?: string }): string {
  let shown = ''
  const Page = (page: Page) => {
    page.onLoad.call({ ...page, setData: (data: Page['data']) => (shown = data.address) } as unknown as Page, options)
  }
  runInNewContext(script, { Page, decodeURIComponent })
  return shown
}

describe('the mini-program of a shop', () => {
  test('is written as a folder that names its pages, and shows the customer’s own pages under its channel', () => {
    const out = join(folder, 'shop')
    const { appId, address, group, name } = shop
    const given = ['--app-id', appId, '--address', address, '--group', group, '--name', name, '--out', out]
    execFileSync(process.execPath, ['scripts/mini-program.ts', ...given])
    const read = (path: string) => readFileSync(join(out, path), 'utf8')
    expect(JSON.parse(read('project.config.json'))).toMatchObject({ appid: appId, compileType: 'miniprogram' })
    expect(JSON.parse(read('app.json'))).toMatchObject({ pages: ['pages/index/index'] })
    expect(read('pages/index/index.wxml')).toBe('<web-view src="{{address}}"></web-view>\n')
    const script = read('pages/index/index.js')
    expect(opened(script, {})).toBe('https://service.example.com/p/?g=yunqi&c=miniProgram')
    expect(opened(script, { to: encodeURIComponent('/p/change/0199') })).toBe(
      'https://service.example.com/p/change/0199?g=yunqi&c=miniProgram',
    )
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/p/', '/admin'])
      expect(opened(script, { to: encodeURIComponent(to) })).toBe(
        'https://service.example.com/p/?g=yunqi&c=miniProgram',
      )
  })

  test('is refused where WeChat would refuse it', () => {
    expect(() => miniProgramFiles({ ...shop, appId: 'abc' })).toThrow('AppID')
    expect(() => miniProgramFiles({ ...shop, address: 'http://service.example.com' })).toThrow('https')
  })
})
