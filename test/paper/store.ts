import type { PaperContent } from '../../src/kernel/paper/content.ts'

export const store: PaperContent['store'] = {
  name: '深圳明远启程汽车销售服务有限公司（南山店）',
  address: '深圳市南山区沙河西路 2088 号',
  phone: '0755-8600 1234',
  licence: '440305202600123',
}

export const englishStore: PaperContent['store'] = {
  name: 'Mingyuan Qicheng Motors, Nanshan store',
  address: '2088 Shahe West Road, Nanshan District, Shenzhen',
  phone: '+86 755 8600 1234',
  licence: '440305202600123',
}
