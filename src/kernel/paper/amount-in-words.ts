const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const sections = ['', '万', '亿', '万亿']

function sectionInWords(section: number): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(section / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
    gap = false
  }
  return words
}

function yuanInWords(yuan: number): string {
  let words = ''
  let gap = false
  for (let i = sections.length - 1; i >= 0; i -= 1) {
    const section = Math.floor(yuan / 10_000 ** i) % 10_000
    if (section === 0) {
      gap = words !== ''
      continue
    }
    // A section below a thousand leaves a place empty that must be read as 零.
    if (words !== '' && (gap || section < 1_000)) words += '零'
    words += sectionInWords(section) + sections[i]
    gap = false
  }
  return words
}

/**
 * Chinese capital amount as printed on bills, from fen: 328050 → 人民币叁仟贰佰捌拾元伍角整.
 * Written as 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定) prescribes.
 */
export function amountInWords(fen: number): string {
  const amount = Math.abs(fen)
  const yuan = yuanInWords(Math.floor(amount / 100))
  const jiao = Math.floor(amount / 10) % 10
  const cent = amount % 10
  if (amount === 0) return '人民币零元整'
  let words = yuan ? `${yuan}元` : ''
  if (jiao > 0) words += `${digits[jiao]}角`
  else if (cent > 0 && yuan) words += '零'
  words += cent > 0 ? `${digits[cent]}分` : '整'
  return `人民币${fen < 0 ? '负' : ''}${words}`
}
