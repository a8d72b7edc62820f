import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { idNumberTokens, nameTokens, phoneTokens, type Token } from '../../../../kernel/search-tokens.ts'
import { checkIdCard, checkUscc, normaliseLandline, normaliseMobile } from '../../contract/identity.ts'
import { customersRefusals } from '../../contract/refusals.ts'

/** The one form in which a number is kept: a mobile, a landline with hyphens, or a foreign number with its plus. */
export function normalisePhone(input: string): string | undefined {
  const foreign = input
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^00/, '+')
  const isForeign = /^\+(?!86)[1-9]\d{6,14}$/.test(foreign)
  return normaliseMobile(input) ?? normaliseLandline(input) ?? (isForeign ? foreign : undefined)
}

/** The number of a person's or company's paper, checked by its own arithmetic; a passport has none. */
export function checkIdNumber(kind: string, input: string, today: string): { number: string } | { refusal: Refusal } {
  if (kind === 'company') {
    const { ok, code, number } = checkUscc(input)
    return ok ? { number } : { refusal: customersRefusals.companyNumberInvalid({ problem: code }) }
  }
  const plain = input.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (/^(?!\d+$)[A-Z0-9]{6,12}$/.test(plain)) return { number: plain }
  const { ok, code, number } = checkIdCard(input, today)
  return ok ? { number } : { refusal: customersRefusals.idNumberInvalid({ problem: code }) }
}

/** Whether two names are the same to people: blanks, dots, width and case do not count. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s·•・.]/g, '')
  return plain(a) === plain(b)
}

/** By what a customer is found. An extension is dialled, not searched. */
export function customerTokens(customer: { name: string; phone: string; idNumber: string | null }): Token[] {
  const { name, phone, idNumber } = customer
  return [
    ...phoneTokens(phone.replace(/^(\d{3,4}-\d{7,8})-\d+$/, '$1')),
    ...nameTokens(name),
    ...(idNumber ? idNumberTokens(idNumber) : []),
  ]
}
