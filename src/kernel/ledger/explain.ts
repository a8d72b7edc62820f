import type { Sentence } from '../start-failure.ts'
import type { Finding, FindingKind } from './finding.ts'

type Explain = (detail: (name: string) => string) => Sentence

const blockProblems: Readonly<Record<string, Sentence>> = {
  group: { zh: '属于另一个集团', en: 'belongs to another group' },
  height: { zh: '之前缺少区块', en: 'follows a block that is missing' },
  previous: { zh: '与前一区块不衔接', en: 'does not follow the block before it' },
  hash: { zh: '内容被改动', en: 'was altered' },
  key: { zh: '由未知密钥签名', en: 'is signed with an unknown key' },
  signature: { zh: '签名无效', en: 'has no valid signature' },
  range: { zh: '的范围与前一区块不衔接', en: 'does not begin where the block before it ends' },
  count: { zh: '中的条目有增减', en: 'has lost or gained entries' },
  root: { zh: '中的条目被改动', en: 'has altered entries' },
}

const outsideProblems: Readonly<Record<string, Sentence>> = {
  gone: { zh: '数据库中已不存在', en: 'are no longer in the database' },
  other: { zh: '与数据库中的不同', en: 'are others than those in the database' },
}

const sealedProblems: Readonly<Record<string, Sentence>> = {
  plain: { zh: '未经加密即写入', en: 'was written without being encrypted' },
  gone: { zh: '的密文已不存在', en: 'has lost its cipher' },
  altered: { zh: '的密文被改动', en: 'has an altered cipher' },
}

const altered: Sentence = { zh: '的密文被改动', en: 'was altered' }

const texts: Readonly<Record<FindingKind, Explain>> = {
  hash: () => ({ zh: '账本条目被改动。', en: 'An entry of the ledger was altered.' }),
  version: (d) => ({
    zh: `记录的账本条目不连续:应为第 ${d('expected')} 版,实为第 ${d('found')} 版。`,
    en: `Entries of a record are missing or doubled: version ${d('expected')} was expected, ${d('found')} was found.`,
  }),
  chain: () => ({
    zh: '账本条目与该记录的前一条目不衔接。',
    en: 'An entry does not follow the record’s entry before it.',
  }),
  unreadable: () => ({ zh: '账本条目的内容无法读取。', en: 'What an entry says cannot be read.' }),
  head: (d) => ({
    zh: `${d('table')} 的记录与其最后一条账本条目不符(账本第 ${d('expected')} 版,记录第 ${d('found')} 版):可能有条目被删除。`,
    en: `A record of ${d('table')} does not stand where its last entry left it (ledger: version ${d('expected')}, record: ${d('found')}): entries may have been removed.`,
  }),
  changed: (d) => ({
    zh: `${d('table')} ${d('row')} 的 ${d('column')} 被改动:账本为 ${d('expected')},实为 ${d('found')}。`,
    en: `${d('column')} of ${d('table')} ${d('row')} was changed: the ledger says ${d('expected')}, found ${d('found')}.`,
  }),
  missing: (d) => ({
    zh: `${d('table')} ${d('row')} 不存在,账本中却有。`,
    en: `${d('table')} ${d('row')} is not there, although the ledger has it.`,
  }),
  unrecorded: (d) => ({
    zh: `${d('table')} ${d('row')} ${d('columns')} 在账本中没有记载。`,
    en: `${d('table')} ${d('row')} ${d('columns')} is in no entry of the ledger.`,
  }),
  sealed: (d) => {
    const { zh, en } = sealedProblems[d('problem')] ?? altered
    const place = `${d('table')}.${d('column')} ${d('row') || d('valueId')}`
    return { zh: `个人信息 ${place} ${zh}。`, en: `The personal value ${place} ${en}.` }
  },
  block: (d) => {
    const { zh, en } = blockProblems[d('problem')] ?? { zh: d('problem'), en: d('problem') }
    if (d('problem') === 'stray') {
      return {
        zh: '账本条目不在任何区块之内,也不在待封之列。',
        en: 'An entry is in no block and cannot come into one.',
      }
    }
    return { zh: `第 ${d('no')} 号区块${zh}。`, en: `Block ${d('no')} ${en}.` }
  },
  outside: (d) => {
    if (d('problem') === 'unreadable') {
      return {
        zh: `区块存根文件第 ${d('line')} 行无法读取。`,
        en: `Line ${d('line')} of the file of block heads cannot be read.`,
      }
    }
    if (d('problem') === 'group') {
      return {
        zh: `集团 ${d('groupId')} 曾有封存的区块,现已不在数据库中。`,
        en: `Group ${d('groupId')} has sealed blocks and is no longer in the database.`,
      }
    }
    const { zh, en } = outsideProblems[d('problem')] ?? { zh: d('problem'), en: d('problem') }
    return {
      zh: `存根文件中自第 ${d('from')} 号起的 ${d('count')} 个区块${zh}:数据库曾被回退或改动。`,
      en: `${d('count')} blocks from ${d('from')} on in the file of heads ${en}: the database was put back or altered.`,
    }
  },
  file: (d) =>
    d('problem') === 'missing'
      ? { zh: `文件 ${d('file')} 的内容已不存在。`, en: `The bytes of file ${d('file')} are gone.` }
      : { zh: `文件 ${d('file')} 的内容被改动。`, en: `The bytes of file ${d('file')} were altered.` },
  balance: (d) => ({ zh: `账目不平 ${d('name')}:${d('row')}`, en: `A sum does not hold, ${d('name')}: ${d('row')}` }),
}

/** What was found, for a person to read. */
export function explain({ kind, detail, record, recordId, entryId }: Finding): Sentence {
  const { zh, en } = texts[kind]((name) => textOf(detail[name]))
  const place = [record, recordId].filter(Boolean).join(' ')
  const joined = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ').replace(/ {2,}/g, ' ')
  return {
    zh: joined([zh, place && `记录 ${place}`, entryId && `条目 ${entryId}`]),
    en: joined([en, place && `Record ${place}`, entryId && `entry ${entryId}`]),
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
