import type { Verdict } from '../contract/series.ts'
import type { PaperLanguage } from './content.ts'

interface Ends {
  readonly lower: string
  readonly upper: string
}

interface RecordingLabels {
  readonly time: string
  readonly gone: string
  readonly limit: Readonly<Record<'lower' | 'upper', (value: string) => string>>
  readonly range: (ends: { readonly min: string; readonly max: string }) => string
  readonly verdict: Readonly<Record<Verdict, (ends: Ends) => string>>
}

interface PaperLabels {
  number: string
  date: string
  phone: string
  address: string
  licence: string
  checksum: string
  page: (page: number, pages: number) => string
  item: string
  result: string
  remark: string
  signedOn: string
  blankDate: string
  nothing: string
  recording: RecordingLabels
}

/** The words that every paper carries whatever it is about; all others come with the content. */
export const paperLabels: Record<PaperLanguage, PaperLabels> = {
  'zh-CN': {
    number: '编号',
    date: '日期',
    phone: '电话',
    address: '地址',
    licence: '备案编号',
    checksum: '校验码',
    page: (page, pages) => `第 ${page} 页 / 共 ${pages} 页`,
    item: '项目',
    result: '结果',
    remark: '备注',
    signedOn: '日期',
    blankDate: '　　　年　　月　　日',
    nothing: '无',
    recording: {
      time: '时间（秒）',
      gone: '检测记录原文件已不再保存。',
      limit: { lower: (value) => `下限 ${value}`, upper: (value) => `上限 ${value}` },
      range: ({ min, max }) => `实测最低 ${min}，最高 ${max}。`,
      verdict: {
        below: ({ lower }) => `低于下限 ${lower}。`,
        above: ({ upper }) => `高于上限 ${upper}。`,
        both: ({ lower, upper }) => `超出允许范围 ${lower} 到 ${upper}。`,
        within: () => '在允许范围内。',
        unknown: () => '',
      },
    },
  },
  en: {
    number: 'No.',
    date: 'Date',
    phone: 'Tel.',
    address: 'Address',
    licence: 'Filing no.',
    checksum: 'Checksum',
    page: (page, pages) => `Page ${page} of ${pages}`,
    item: 'Item',
    result: 'Result',
    remark: 'Remark',
    signedOn: 'Date',
    blankDate: '____________________',
    nothing: 'none',
    recording: {
      time: 'Time (seconds)',
      gone: 'The recorded file is not kept any more.',
      limit: { lower: (value) => `Lower limit ${value}`, upper: (value) => `Upper limit ${value}` },
      range: ({ min, max }) => `Measured: lowest ${min}, highest ${max}.`,
      verdict: {
        below: ({ lower }) => `Below the lower limit of ${lower}.`,
        above: ({ upper }) => `Above the upper limit of ${upper}.`,
        both: ({ lower, upper }) => `Outside of ${lower} to ${upper}.`,
        within: () => 'Within what is allowed.',
        unknown: () => '',
      },
    },
  },
}
