import { sendMessage } from '../messages.ts'
import type { FoundPerson } from '../module.ts'
import type { Work } from '../work.ts'
import { codeMinutes } from './portal-code.ts'

/** The code on its way to whom the number belongs, or to the number itself when nobody has it on file. */
export function writeCode(
  work: Work,
  person: FoundPerson | undefined,
  { id, code }: { id: string; code: string },
): string {
  return sendMessage(work, {
    template: 'kernel.portalCode',
    record: 'portalCode',
    recordId: id,
    storeId: person?.store_id ?? null,
    purpose: 'service',
    language: person?.language ?? 'zh-CN',
    channels: ['sms'],
    params: { code, minutes: codeMinutes },
    ...(person ? { personId: person.person_id } : { newcomer: true }),
  })
}
