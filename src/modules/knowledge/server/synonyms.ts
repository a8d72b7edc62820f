/** Words of the trade that mean the same, in both languages: people say the one, catalogues and suppliers write another. */
const same: readonly (readonly string[])[] = [
  ['制动液', '刹车油', 'brake fluid'],
  ['制动片', '刹车片', '摩擦片', 'brake pad'],
  ['制动盘', '刹车盘', 'brake disc', 'brake rotor'],
  ['制动', '刹车', 'brake'],
  ['机油滤清器', '机油滤芯', '机油格', '机滤', 'oil filter'],
  ['空气滤清器', '空气滤芯', '空气格', '空滤', 'air filter'],
  ['空调滤清器', '空调滤芯', '空调格', '花粉滤清器', 'cabin filter', 'pollen filter'],
  ['燃油滤清器', '汽油滤芯', '汽油格', '汽滤', 'fuel filter'],
  ['机油', '发动机油', '润滑油', 'engine oil'],
  ['冷却液', '防冻液', '水箱水', 'coolant', 'antifreeze'],
  ['雨刮', '雨刷', '刮水器', 'wiper'],
  ['蓄电池', '电瓶', 'battery'],
  ['轮胎', '车胎', 'tyre', 'tire'],
  ['减振器', '减震器', '避震器', 'shock absorber', 'damper'],
  ['变速箱油', '波箱油', '自动变速器油', 'transmission fluid', 'gearbox oil'],
  ['变速箱', '变速器', '波箱', 'gearbox', 'transmission'],
  ['转向助力油', '方向机油', 'power steering fluid'],
  ['制冷剂', '冷媒', '雪种', 'refrigerant'],
  ['大灯', '前照灯', '头灯', 'headlamp', 'headlight'],
  ['挡风玻璃', '风挡', 'windscreen', 'windshield'],
  ['正时皮带', '时规皮带', 'timing belt'],
  ['保险杠', 'bumper'],
  ['火花塞', '火嘴', 'spark plug'],
  ['节气门', '节流阀', 'throttle'],
  ['四轮定位', '四轮校正', 'wheel alignment'],
]

const most = 12

/** What a search means: its own words first, then each with a word of the trade put in the place of another. */
export function meantBy(text: string): string[] {
  const found = new Set([text])
  const low = text.toLowerCase()
  for (const words of same) {
    // The longest that stands there: 刹车油 is brake fluid, not 刹车 with 油 behind it.
    const said = words.filter((word) => low.includes(word)).toSorted((a, b) => b.length - a.length)[0]
    if (said === undefined) continue
    for (const word of words) found.add(low.replace(said, word))
  }
  return [...found].slice(0, most)
}
