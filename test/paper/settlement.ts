import { yuanInWords } from '../../src/kernel/money.ts'
import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { store } from './store.ts'

const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

const labour: [name: string, payer: string, hours: number, rateFen: number][] = [
  ['40,000 km 定期保养（检查 46 项）', '自费', 1.5, 20000],
  ['更换机油及机油滤清器', '自费', 0.5, 20000],
  ['更换空气滤清器', '自费', 0.2, 20000],
  ['更换空调滤清器并清洗蒸发箱', '自费', 0.6, 20000],
  ['更换火花塞（4 支）', '自费', 0.8, 20000],
  ['更换制动液', '自费', 0.7, 20000],
  ['更换前制动片', '自费', 1.0, 20000],
  ['更换前制动盘（左、右）', '自费', 0.8, 20000],
  ['四轮定位', '自费', 1.2, 20000],
  ['轮胎换位与动平衡', '自费', 0.8, 20000],
  ['右前悬架异响诊断', '自费', 0.8, 20000],
  ['更换右前稳定杆连杆', '保修', 0.5, 0],
  ['更换右前下摆臂总成', '保修', 1.4, 0],
  ['发动机舱清洁与线束检查', '自费', 0.5, 20000],
  ['更换冷却液', '自费', 0.9, 20000],
  ['车机系统升级', '保修', 0.3, 0],
]

const material: [code: string, name: string, origin: string, payer: string, count: number, priceFen: number][] = [
  ['06L-115-562B', '机油滤清器', '原厂', '自费', 1, 8800],
  ['GVW-0W20-4L', '全合成机油 0W-20（4 L）', '原厂', '自费', 1, 38800],
  ['GVW-0W20-1L', '全合成机油 0W-20（1 L）', '原厂', '自费', 1, 10800],
  ['N-013-8157', '放油螺塞密封垫', '原厂', '自费', 1, 1200],
  ['5Q0-129-620D', '空气滤清器', '原厂', '自费', 1, 16800],
  ['5Q0-819-653', '空调滤清器（活性炭）', '原厂', '自费', 1, 21600],
  ['EVA-CLEAN-300', '蒸发箱清洗剂 300 mL', '同质', '自费', 1, 6800],
  ['06K-905-601D', '火花塞', '原厂', '自费', 4, 11200],
  ['B-000-750M3', '制动液 DOT4（1 L）', '原厂', '自费', 1, 12800],
  ['8V0-698-151E', '前制动片套装', '原厂', '自费', 1, 78600],
  ['5Q0-615-301G', '前制动盘', '原厂', '自费', 2, 62500],
  ['B-000-100', '制动清洁剂', '同质', '自费', 2, 3500],
  ['5Q0-411-316A', '稳定杆连杆 右前', '原厂', '保修', 1, 0],
  ['5Q0-407-152R', '下摆臂总成 右前', '原厂', '保修', 1, 0],
  ['WHT-005-437', '自锁螺母 M12', '原厂', '保修', 3, 0],
  ['N-910-965-01', '球头螺栓', '原厂', '保修', 1, 0],
  ['G12-EVO-1.5', '冷却液 G12evo（1.5 L）', '原厂', '自费', 4, 9800],
  ['5Q0-998-281', '前雨刮片 左', '原厂', '自费', 1, 13800],
  ['5Q0-998-282', '前雨刮片 右', '原厂', '自费', 1, 11800],
  ['BAL-WEIGHT-5G', '平衡块（粘贴式 5 g）', '同质', '自费', 12, 300],
  ['R134A-100', '制冷剂 R134a（100 g）', '同质', '自费', 2, 4500],
  ['TIRE-VALVE', '气门嘴', '同质', '自费', 4, 800],
  ['PAG46-10', '冷冻油 PAG46（10 mL）', '同质', '自费', 1, 1500],
  ['REMAN-ALT-140', '发电机 140 A', '再制造', '自费', 1, 168000],
]

const labourFen = labour.reduce((sum, [, , hours, rate]) => sum + Math.round(hours * rate), 0)
const materialFen = material.reduce((sum, [, , , , count, price]) => sum + count * price, 0)
const discountFen = 20000
const dueFen = labourFen + materialFen - discountFen
const netFen = Math.round(dueFen / 1.13)

/** 结算单 with 40 lines: labour and material apart, as the law wants. */
export const settlement: PaperContent = {
  format: 1,
  layout: 'a4',
  language: 'zh-CN',
  title: '机动车维修费用结算清单',
  number: 'JS-NS-20261122-0009',
  store,
  issuedAt: '2026-11-22 16:05',
  madeAt: '2026-11-22T08:05:00.000Z',
  blocks: [
    {
      kind: 'fields',
      title: '托修方',
      columns: 3,
      items: [
        { label: '托修方', value: '王喆' },
        { label: '联系电话', value: '138****5678' },
        { label: '委托书号', value: 'WT-NS-20261122-0017' },
        { label: '车牌号', value: '粤B·66K88', emphasis: true },
        { label: '车型', value: '启程 S7 2023款 2.0T 尊享版' },
        { label: '车架号', value: 'LSVAM4187C2184847' },
        { label: '进厂时间', value: '2026-11-22 08:55' },
        { label: '结算时间', value: '2026-11-22 16:05' },
        { label: '进厂里程', value: '40,172 km' },
        { label: '维修类型', value: '保养、一般维修、保修' },
        { label: '合格证号', value: '不适用（小修）' },
        { label: '送修人', value: '李堃' },
        { label: '故障描述', value: '低速过减速带时右前轮异响；制动时方向盘轻微抖动；到期保养。', span: 3 },
      ],
    },
    {
      kind: 'fields',
      title: '承修方',
      columns: 3,
      items: [
        { label: '承修方', value: '深圳明远启程汽车销售服务有限公司（南山店）', span: 2 },
        { label: '备案编号', value: '440305202600123' },
        { label: '开户行', value: '招商银行深圳科技园支行' },
        { label: '账号', value: '7559 1234 5610 901' },
        { label: '服务顾问', value: '陈玥（SA-021）' },
      ],
    },
    {
      kind: 'table',
      title: '一、维修项目及工时费',
      columns: [
        { label: '序号', weight: 3, align: 'center' },
        { label: '维修项目', weight: 22 },
        { label: '付费', weight: 5, align: 'center' },
        { label: '结算工时', weight: 6, align: 'right' },
        { label: '工时单价（元）', weight: 8, align: 'right' },
        { label: '金额（元）', weight: 7, align: 'right' },
      ],
      groups: [
        {
          rows: labour.map(([name, payer, hours, rate], i) => [
            `${i + 1}`,
            name,
            payer,
            hours.toFixed(1),
            yuan(rate),
            yuan(Math.round(hours * rate)),
          ]),
          subtotal: { label: '工时费小计', values: [yuan(labourFen)] },
        },
      ],
    },
    {
      kind: 'table',
      title: '二、配件及材料费',
      columns: [
        { label: '序号', weight: 3, align: 'center' },
        { label: '配件编码', weight: 9 },
        { label: '配件名称', weight: 14 },
        { label: '类别', weight: 5, align: 'center' },
        { label: '付费', weight: 4.5, align: 'center' },
        { label: '数量', weight: 4, align: 'right' },
        { label: '单价（元）', weight: 6.5, align: 'right' },
        { label: '金额（元）', weight: 6.5, align: 'right' },
      ],
      groups: [
        {
          rows: material.map(([code, name, origin, payer, count, price], i) => [
            `${i + 1}`,
            code,
            name,
            origin,
            payer,
            `${count}`,
            yuan(price),
            yuan(count * price),
          ]),
          subtotal: { label: '材料费小计', values: [yuan(materialFen)] },
        },
      ],
    },
    {
      kind: 'totals',
      rows: [
        { label: '工时费', amount: yuan(labourFen) },
        { label: '材料费', amount: yuan(materialFen) },
        { label: '其他费用（外协、救援）', amount: yuan(0) },
        { label: '优惠（保养套餐券）', amount: `−${yuan(discountFen)}` },
        { label: '应付合计', amount: `¥${yuan(dueFen)}`, emphasis: true },
      ],
      inWords: { label: '应付合计（大写）', text: yuanInWords(dueFen) },
      note: `其中不含税金额 ${yuan(netFen)} 元，增值税（13 %）${yuan(dueFen - netFen)} 元。保修项目由生产者承担，客户不付费。`,
    },
    {
      kind: 'text',
      title: '说明',
      numbered: true,
      paragraphs: [
        '质量保证期：自竣工出厂之日起 12 个月或 20,000 km（本店承诺，高于法定标准），以先到者为准；保修更换件随整车包修期。',
        '工时费 = 结算工时 × 公示工时单价；配件类别：原厂、同质（质量相当）、再制造（修复）。',
        '旧件：制动盘、制动片、火花塞已当面交还客户；机油、制动液、冷却液依法按危险废物处置。',
        '下次保养建议：2027-05-22 或 50,000 km。客户可凭本单及合格证在本店查询维修档案。',
      ],
    },
    {
      kind: 'signatures',
      items: [
        { label: '客户确认', name: '李堃' },
        { label: '服务顾问', name: '陈玥', date: '2026-11-22' },
        { label: '收款', name: '张旸', date: '2026-11-22' },
      ],
    },
    { kind: 'stamp', caption: '（盖章处）\n维修专用章' },
    { kind: 'qr', text: 'https://service.example.cn/s/JS-NS-20261122-0009?h=9f31ab44', caption: '扫码查验本单' },
  ],
  footer: '客服与救援 400-800-1234',
}
