import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { englishStore, store } from './store.ts'

/** 出门证 on A5: the gatekeeper keeps it. */
export const gatePass: PaperContent = {
  format: 1,
  layout: 'a5',
  language: 'zh-CN',
  title: '车辆出门证',
  subtitle: '仅限当日一次有效',
  number: 'CM-NS-20261122-0024',
  store,
  issuedAt: '2026-11-22 16:20',
  madeAt: '2026-11-22T08:20:00.000Z',
  blocks: [
    {
      kind: 'fields',
      columns: 3,
      items: [
        { label: '车牌号', value: '粤B·D12345', emphasis: true },
        { label: '车型', value: '启程 E5' },
        { label: '颜色', value: '极地白' },
        { label: '车架号', value: 'LSVAM4187C2184847' },
        { label: '提车人', value: '李堃' },
        { label: '放行事由', value: '维修竣工，已结清' },
        { label: '结算单号', value: 'JS-NS-20261122-0009' },
        { label: '终检', value: '合格 · 赵煜' },
        { label: '有效至', value: '2026-11-22 18:00', emphasis: true },
      ],
    },
    {
      kind: 'checklist',
      columns: 3,
      items: [
        { item: '费用已结清或已批准挂账', mark: 'tick' },
        { item: '终检合格', mark: 'tick' },
        { item: '钥匙、证件、物品已交还', mark: 'tick' },
        { item: '旧件已处理', mark: 'tick' },
        { item: '代步车已归还', mark: 'blank' },
        { item: '试车牌照已收回', mark: 'blank' },
      ],
    },
    {
      kind: 'signatures',
      items: [
        { label: '签发人', name: '陈玥', date: '2026-11-22 16:20' },
        { label: '客户', name: '李堃' },
        { label: '门卫放行' },
      ],
    },
    { kind: 'qr', text: 'https://service.example.cn/g/CM-NS-20261122-0024', caption: '门卫扫码核销' },
  ],
  footer: '本证由门卫收存，离店后不得再次使用',
}

export const englishGatePass: PaperContent = {
  ...gatePass,
  language: 'en',
  title: 'Gate Pass',
  subtitle: 'Valid for one exit on the day of issue',
  store: englishStore,
  blocks: [
    {
      kind: 'fields',
      columns: 3,
      items: [
        { label: 'Plate', value: '粤B·D12345', emphasis: true },
        { label: 'Model', value: 'Qicheng E5' },
        { label: 'Colour', value: 'Polar white' },
        { label: 'VIN', value: 'LSVAM4187C2184847' },
        { label: 'Collected by', value: '李堃 (Li Kun)' },
        { label: 'Reason', value: 'Service completed, paid' },
        { label: 'Settlement', value: 'JS-NS-20261122-0009' },
        { label: 'Final check', value: 'Passed · Zhao Yu' },
        { label: 'Valid until', value: '2026-11-22 18:00', emphasis: true },
      ],
    },
    {
      kind: 'checklist',
      columns: 2,
      items: [
        { item: 'Paid, or credit approved', mark: 'tick' },
        { item: 'Final check passed', mark: 'tick' },
        { item: 'Keys, papers and belongings returned', mark: 'tick' },
        { item: 'Loaner car returned', mark: 'cross', remark: 'Due 23 Nov' },
      ],
    },
    {
      kind: 'signatures',
      items: [
        { label: 'Issued by', name: 'Chen Yue', date: '2026-11-22 16:20' },
        { label: 'Customer', name: '李堃' },
        { label: 'Gate' },
      ],
    },
    { kind: 'qr', text: 'https://service.example.cn/g/CM-NS-20261122-0024', caption: 'Scan at the gate' },
  ],
  footer: 'To be kept by the gatekeeper',
}
