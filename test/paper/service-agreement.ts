import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { store } from './store.ts'

/** 委托书: what the customer signs at reception, with walk-around, wishes and clauses. */
const unsigned: PaperContent = {
  format: 1,
  layout: 'a4',
  language: 'zh-CN',
  title: '车辆维修委托书',
  subtitle: '（第一联 客户留存　第二联 服务顾问　第三联 财务）',
  number: 'WT-NS-20261122-0017',
  store,
  issuedAt: '2026-11-22 09:12',
  madeAt: '2026-11-22T01:12:00.000Z',
  blocks: [
    {
      kind: 'fields',
      title: '客户与车辆',
      columns: 3,
      items: [
        { label: '车主', value: '王喆' },
        { label: '送修人', value: '李堃（配偶）' },
        { label: '联系电话', value: '138****5678' },
        { label: '车牌号', value: '粤B·D12345', emphasis: true },
        { label: '车型', value: '启程 E5 2025款 510 长续航版' },
        { label: '车身颜色', value: '极地白' },
        { label: '车架号', value: 'LSVAM4187C2184847' },
        { label: '动力电池编号', value: '0A1PE7B1C0012F9K00318' },
        { label: '首次登记', value: '2025-03-14' },
        { label: '进厂里程', value: '21,386 km' },
        { label: '电量', value: '64 %' },
        { label: '维修类型', value: '保养 + 一般维修' },
        { label: '进厂时间', value: '2026-11-22 08:55' },
        { label: '预计交车时间', value: '2026-11-22 16:30', span: 2, emphasis: true },
      ],
    },
    {
      kind: 'fields',
      title: '客户陈述与服务顾问记录',
      columns: 1,
      items: [
        {
          label: '客户陈述',
          value:
            '① 低速（20 km/h 以下）过减速带时右前轮“咯噔”异响，冷车更明显；② 空调出风有异味，开机约 5 分钟后减轻；③ 车机导航偶发黑屏，重启后恢复。室外温度约 22 ℃。',
        },
        {
          label: '初步判断',
          value: '右前稳定杆连杆球头松旷（待举升确认）；空调滤芯到期；车机版本 3.2.1，有可用升级 3.2.4。',
        },
      ],
    },
    {
      kind: 'table',
      title: '委托项目与预估费用',
      columns: [
        { label: '序号', weight: 3, align: 'center' },
        { label: '项目', weight: 22 },
        { label: '付费', weight: 5, align: 'center' },
        { label: '工时费（元）', weight: 7, align: 'right' },
        { label: '材料费（元）', weight: 7, align: 'right' },
        { label: '小计（元）', weight: 7, align: 'right' },
        { label: '客户确认', weight: 6, align: 'center' },
      ],
      groups: [
        {
          rows: [
            [
              '1',
              '20,000 km 定期保养（检查 32 项、更换空调滤芯、制动液含水量检测）',
              '自费',
              '280.00',
              '168.00',
              '448.00',
              '同意',
            ],
            ['2', '底盘异响诊断：举升检查右前悬架', '自费', '150.00', '0.00', '150.00', '同意'],
            ['3', '更换右前稳定杆连杆（如诊断属实）', '保修', '0.00', '0.00', '0.00', '同意'],
            ['4', '车机系统升级至 3.2.4', '保修', '0.00', '0.00', '0.00', '同意'],
            ['5', '更换前雨刮片一对（建议项目）', '自费', '30.00', '196.00', '226.00', '暂缓'],
          ],
          subtotal: { label: '预估合计（不含暂缓项目）', values: ['430.00', '168.00', '598.00', ''] },
        },
      ],
    },
    {
      kind: 'checklist',
      title: '环车检查与随车物品',
      columns: 2,
      items: [
        { item: '前保险杠、前大灯', mark: 'tick' },
        { item: '左前翼子板', mark: 'cross', remark: '划痕约 6 cm' },
        { item: '车门、后视镜', mark: 'tick' },
        { item: '右后轮毂', mark: 'cross', remark: '轻微剐蹭' },
        { item: '挡风玻璃、天窗', mark: 'tick' },
        { item: '内饰、座椅', mark: 'tick' },
        { item: '随车工具、三角警示牌', mark: 'tick', remark: '齐全' },
        { item: '充电枪', mark: 'blank', remark: '未随车' },
        { item: '贵重物品已提示取走', mark: 'tick' },
        { item: '行车记录仪', mark: 'tick', remark: '原装，客户同意断电' },
      ],
    },
    {
      kind: 'fields',
      columns: 4,
      items: [
        { label: '旧件处理', value: '☐ 带走　☑ 放弃　☐ 无旧件', span: 2 },
        { label: '洗车', value: '■ 需要　□ 不需要' },
        { label: '路试', value: '■ 同意　□ 不同意' },
      ],
    },
    {
      kind: 'text',
      title: '服务条款',
      numbered: true,
      paragraphs: [
        '本委托书所列费用为预估，实际费用以结算单为准。作业中发现需增加项目或费用超出预估的，本店先征得客户确认；未经确认不作业、不收费。',
        '工时费按本店公示的工时定额与工时单价计算；配件按原厂配件、质量相当配件、再制造配件分别标示并明码标价，由客户选择。',
        '质量保证期自竣工出厂之日起计：整车修理或总成修理 20,000 km 或 100 日；二级维护 5,000 km 或 30 日；一级维护、小修及专项修理 2,000 km 或 10 日，以先到者为准。本店承诺更长的，从其承诺。',
        '更换下的旧件除保修件及依法须回收的动力电池、危险废物外归客户所有；客户选择放弃的，由本店依法处置。',
        '请取走车内贵重物品。双方在环车检查中确认的外观与物品状况作为交车时的依据。',
        '为履行本委托，本店处理客户联系方式、车辆信息与维修记录，维修记录保存不少于六年；客户可随时查询本车维修档案。',
        '因本委托产生的争议，双方协商解决；协商不成的，可向消费者协会或市场监督管理部门投诉，或依法提起诉讼。',
      ],
    },
    {
      kind: 'signatures',
      items: [
        {
          label: '客户签字',
          name: '李堃',
          date: '2026-11-22 09:12',
          evidence: '平板签署 · 短信验证 138****5678 · 签名摘要 9c41 77e0 2bd5',
        },
        { label: '服务顾问', name: '陈玥（SA-021）', date: '2026-11-22 09:12' },
      ],
    },
    { kind: 'stamp', caption: '（盖章处）\n维修专用章' },
    { kind: 'qr', text: 'https://service.example.cn/p/7Kq2vXc9?h=9f31ab44c0de', caption: '扫码查看维修进度' },
  ],
  footer: '客服与救援 400-800-1234　监督投诉 12315',
}

/** The same, with the signatures drawn on the tablet. */
export function serviceAgreement(image: string): PaperContent {
  const blocks = unsigned.blocks.map((block) =>
    block.kind === 'signatures' ? { ...block, items: block.items.map((item) => ({ ...item, image })) } : block,
  )
  return { ...unsigned, blocks }
}
