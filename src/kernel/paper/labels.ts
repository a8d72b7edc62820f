import type { PaperLanguage } from './content.ts'

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
  },
}
