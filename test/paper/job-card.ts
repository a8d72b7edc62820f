import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { store } from './store.ts'

/** 派工单: what the technician takes to the bay. */
export const jobCard: PaperContent = {
  format: 1,
  layout: 'a4',
  language: 'zh-CN',
  title: '派工单',
  number: 'PG-NS-20261122-0031',
  store,
  issuedAt: '2026-11-22 09:25',
  madeAt: '2026-11-22T01:25:00.000Z',
  blocks: [
    {
      kind: 'fields',
      columns: 4,
      items: [
        { label: '委托书号', value: 'WT-NS-20261122-0017', span: 2 },
        { label: '车牌号', value: '粤B·D12345', emphasis: true },
        { label: '工位', value: '举升 3 号', emphasis: true },
        { label: '车型', value: '启程 E5 2025款 510 长续航版', span: 2 },
        { label: '车架号', value: 'LSVAM4187C2184847', span: 2 },
        { label: '班组', value: '机电一组' },
        { label: '主修', value: '周翀（高级）' },
        { label: '辅修', value: '许昇' },
        { label: '服务顾问', value: '陈玥' },
        { label: '计划开工', value: '09:40' },
        { label: '计划完工', value: '15:40' },
        { label: '承诺交车', value: '16:30', emphasis: true },
        { label: '标准工时', value: '210 分钟' },
      ],
    },
    {
      kind: 'text',
      size: 'normal',
      title: '客户陈述',
      paragraphs: ['低速过减速带时右前轮异响，冷车更明显；空调出风有异味；车机导航偶发黑屏。'],
    },
    {
      kind: 'table',
      title: '作业项目',
      columns: [
        { label: '序号', weight: 3, align: 'center' },
        { label: '作业项目与技术要求', weight: 24 },
        { label: '标准工时', weight: 5, align: 'center' },
        { label: '技师', weight: 5, align: 'center' },
        { label: '开工', weight: 5, align: 'center' },
        { label: '完工', weight: 5, align: 'center' },
        { label: '自检', weight: 4, align: 'center' },
      ],
      groups: [
        {
          heading: '保养',
          rows: [
            [
              '1',
              '20,000 km 保养：检查 32 项；轮胎气压 前 250 kPa／后 270 kPa；制动液含水量 ≤ 3 %',
              '90 分',
              '周翀',
              '',
              '',
              '',
            ],
            ['2', '更换空调滤芯（气流方向箭头朝下），清洗蒸发箱', '30 分', '许昇', '', '', ''],
          ],
        },
        {
          heading: '一般维修',
          rows: [
            ['3', '右前悬架异响诊断：稳定杆连杆、下摆臂衬套、减振器顶胶', '45 分', '周翀', '', '', ''],
            ['4', '更换右前稳定杆连杆：螺母 60 N·m ± 5 N·m，不得重复使用自锁螺母', '30 分', '周翀', '', '', ''],
            ['5', '车机升级 3.2.1 → 3.2.4，辅助电源电压 ≥ 12.8 V', '15 分', '许昇', '', '', ''],
          ],
        },
      ],
    },
    {
      kind: 'table',
      title: '领料',
      columns: [
        { label: '配件号', weight: 10 },
        { label: '名称', weight: 16 },
        { label: '类别', weight: 6, align: 'center' },
        { label: '应领', weight: 4, align: 'right' },
        { label: '实领', weight: 4, align: 'right' },
        { label: '库位', weight: 7, align: 'center' },
        { label: '领料人', weight: 7, align: 'center' },
      ],
      groups: [
        {
          rows: [
            ['E5-87910-A', '空调滤芯（PM2.5 活性炭）', '原厂', '1', '', 'A-03-12', ''],
            ['E5-54830-R', '前稳定杆连杆 右', '原厂', '1', '', 'B-11-04', ''],
            ['N-90178-M10', '自锁螺母 M10×1.25', '原厂', '2', '', 'C-01-33', ''],
          ],
        },
      ],
      blankRows: 3,
    },
    {
      kind: 'checklist',
      title: '过程检验要点',
      columns: 3,
      items: [
        { item: '高压下电与挂牌', mark: 'blank' },
        { item: '绝缘手套检查有效', mark: 'blank' },
        { item: '举升支点正确', mark: 'blank' },
        { item: '扭矩标记已涂', mark: 'blank' },
        { item: '故障码已清除', mark: 'blank' },
        { item: '路试无异响', mark: 'blank' },
      ],
    },
    {
      kind: 'fields',
      columns: 2,
      items: [
        { label: '增项或异常', value: '\n\n', span: 2 },
        { label: '内返原因', value: ' ' },
        { label: '实际工时', value: ' ' },
      ],
    },
    {
      kind: 'signatures',
      items: [{ label: '技师自检' }, { label: '班组互检' }, { label: '终检员' }],
    },
    { kind: 'qr', text: 'https://service.example.cn/j/PG-NS-20261122-0031', caption: '扫码开工 / 完工' },
  ],
  footer: '本单随车流转，完工后交终检员',
}
