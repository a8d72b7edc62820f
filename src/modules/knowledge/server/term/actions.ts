import { serve } from '../../../../kernel/serve.ts'
import { termContract } from '../../contract/term.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'
import { ownTerms, termOf, withOwn } from './glossary.ts'

export const term = serve(termContract, 'knowledge.term')

export const write = term.creation('write', {
  store: () => null,
  loads: ({ groupId }) => ({ own: ownTerms(groupId) }),
  run(work, { id, input, loaded }) {
    if (loaded.own.some((row) => row.code === input.code)) throw knowledgeRefusals.termTaken({ code: input.code })
    const { code, zh, en, alsoZh, alsoEn, textZh, textEn } = input
    work.create(term.face, 'write', {
      id,
      code,
      zh,
      en,
      also_zh: alsoZh,
      also_en: alsoEn,
      text_zh: textZh,
      text_en: textEn,
    })
  },
})

export const edit = term.verb('edit', {
  run(_work, { input, move }) {
    const { zh, en, alsoZh, alsoEn, textZh, textEn } = input
    move({ zh, en, also_zh: alsoZh, also_en: alsoEn, text_zh: textZh, text_en: textEn })
  },
})

export const retire = term.verb('retire', {
  run(_work, { move }) {
    move()
  },
})

/** All terms by their Chinese word; `q` looks in words and explanations of both languages. */
export const list = term.read('list', async ({ groupId, query, load, actionsOn }) => {
  const { own } = await load({ own: ownTerms(groupId) })
  const rows = new Map(own.map((row) => [row.code, row]))
  const wanted = (query.q ?? '').toLowerCase()
  const found = withOwn(own).filter((one) =>
    [one.zh, one.en, one.textZh, one.textEn, ...one.alsoZh, ...one.alsoEn].join(' ').toLowerCase().includes(wanted),
  )
  return {
    rows: found
      .map((one) => {
        const row = rows.get(one.code)
        const mine = row && { id: row.id, version: row.version, state: row.state, actions: actionsOn(row) }
        return { ...(row ? termOf(row) : one), own: mine ?? null }
      })
      .toSorted((a, b) => a.zh.localeCompare(b.zh, 'zh')),
  }
})
