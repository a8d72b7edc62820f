import type { Answer, Caller } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { type CheckLevel, usualLists } from '../contract/check-lists.ts'

export interface DiagnosisPage extends Answer {
  readonly tests: { id: string; nameZh: string; unit: string | null; needsDevice: boolean; result: string | null }[]
  readonly checks: { level: string; doneBy: string; doneAt: string }[]
  readonly codes: { code: string; zh: string | null; severity: number | null }[]
  readonly methods: string[]
  readonly findings: { id: string }[]
  readonly signers: { role: string; name: string; agrees: boolean; participants: string[]; minutes: string | null }[]
}

/** Does verbs of one diagnosis one after the other, each on what the one before left. */
export class Bench {
  readonly id: string
  private version: number
  private readonly house: House

  private constructor(house: House, row: Answer) {
    this.house = house
    this.id = row.id
    this.version = row.version
  }

  static async open(house: House, orderId: string): Promise<Bench> {
    const body = { storeId: house.stores.sz, orderId }
    return new Bench(house, await house.as('technician').do('diagnosis.begin', { body }))
  }

  async do(
    verb: string,
    body: Record<string, unknown> = {},
    by: Caller = this.house.as('technician'),
  ): Promise<Answer> {
    const done = await by.do(`diagnosis.${verb}`, { id: this.id, version: this.version, body })
    this.version = done.version
    return done
  }

  refused(verb: string, body: Record<string, unknown> = {}, by: Caller = this.house.as('technician')) {
    return by.refused(`diagnosis.${verb}`, { id: this.id, version: this.version, body })
  }

  page(): Promise<DiagnosisPage> {
    return this.house.as('technician').get<DiagnosisPage>('diagnosis.get', { id: this.id })
  }

  /** Symptom without a guide, codes, first judgement and the named check levels. */
  async prepare(levels: readonly CheckLevel[], more: object = {}): Promise<void> {
    await this.do('chooseGuide', { symptom: 'noise', symptomWords: '过坎有咯噔声', guideCode: null })
    await this.do('note', { methods: ['roadTest'] })
    await this.do('assess', { nature: 'function', severity: 'soon', plan: 'repairNow', ...more })
    for (const level of levels) await this.check(level)
  }

  check(level: CheckLevel): Promise<Answer> {
    return this.do('check', { level, items: usualLists[level].items.map(({ code }) => ({ code, result: 'ok' })) })
  }
}

export const conclusion = {
  cause: 'wear',
  causeWords: '左前下摆臂胶套老化开裂',
  evidence: '撬动胶套间隙 4 mm，更换试装后声音消失',
  solution: '更换左前下摆臂',
  faultClass: 'routine',
}
