/** What a customer says of a fault, by the work that cures it. */
const complaints: Readonly<Record<string, string>> = {
  'R-BRAKEPAD': '刹车有异响',
  'R-BRAKEDISC': '踩刹车时方向盘抖动',
  'R-ENGINE': '发动机故障灯亮了',
  'R-MISFIRE': '怠速抖动，加速没劲',
  'R-ELEC': '停放两天就没电',
  'R-BATT12': '早上启动没力，昨天搭过电',
  'R-AC': '空调不够冷',
  'R-LIGHT': '右前大灯不亮',
  'R-TYRE': '轮胎扎了钉子，补个胎',
  'R-TYRENEW': '轮胎花纹快磨平了，胎噪大',
}

/** The customer's words of a visit: what is wrong with the car where something is, else what such visits begin with. */
export function saidOf(visitType: string, firstCode: string, usual: string): string {
  return visitType === 'general' || visitType === 'quick' ? (complaints[firstCode] ?? usual) : usual
}
