/** Masks keep just enough to recognise a value one knows already; what is too short to hide anything is hidden whole. */
const fill = '****'

/** `****` and the last `visible` characters, if at least as many stay hidden. */
export function maskTail(text: string, visible: number): string {
  const characters = [...text]
  if (visible <= 0 || characters.length < visible * 2) return fill
  return fill + characters.slice(-visible).join('')
}

/** `138****5678`; a landline keeps its last four. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '').replace(/^(?:\+|00)86/, '')
  return /^1\d{10}$/.test(digits) ? digits.slice(0, 3) + maskTail(digits.slice(3), 4) : maskTail(digits, 4)
}

/** `110***********002X`: the birth date and the district stay hidden. Other papers keep a short tail. */
export function maskIdNumber(idNumber: string): string {
  const text = idNumber.trim()
  if (text.length < 15) return maskTail(text, 3)
  return text.slice(0, 3) + '*'.repeat(text.length - 7) + text.slice(-4)
}

/** `**** 1234` */
export function maskBankCard(card: string): string {
  const digits = card.replace(/[\s-]/g, '')
  return digits.length < 12 ? fill : `${fill} ${digits.slice(-4)}`
}

/** `w****@example.com` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return fill
  const [first = ''] = email
  return `${at === 1 ? '' : first}${fill}${email.slice(at)}`
}
