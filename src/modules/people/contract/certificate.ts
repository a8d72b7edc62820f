import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

export const certificateKinds = [
  'repairTechnician',
  'highVoltage',
  'inspector',
  'welding',
  'painting',
  'driving',
] as const

/** Certificates that work asks for: high-voltage work by its skill, repairs by their kind of visit (000 §5.1(3)). */
export function certificatesFor(work: { readonly skills: readonly string[]; readonly needsCertificate: boolean }) {
  const kinds: (typeof certificateKinds)[number][] = work.needsCertificate ? ['repairTechnician'] : []
  return work.skills.includes('highVoltage') ? [...kinds, 'highVoltage' as const] : kinds
}

export const certificateSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  staffId: z.uuid(),
  kind: z.enum(certificateKinds),
  number: z.string(),
  validFrom: plainDate,
  validUntil: plainDate,
})

export const certificateLifecycle = lifecycle('certificate', ['valid', 'revoked'], {
  register: {
    to: 'valid',
    permission: 'staff.manage',
    input: z.object({
      storeId: z.uuid(),
      staffId: z.uuid(),
      kind: z.enum(certificateKinds),
      number: shortText.min(1),
      validFrom: plainDate,
      validUntil: plainDate,
    }),
  },
  renew: { from: ['valid'], to: 'same', permission: 'staff.manage', input: z.object({ validUntil: plainDate }) },
  revoke: {
    from: ['valid'],
    to: 'revoked',
    permission: 'staff.manage',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const certificateContract = record(certificateLifecycle, certificateSchema, '/api/certificates', {
  list: {
    permission: 'staff.see',
    path: '/api/certificates',
    query: z.object({ store: z.uuid().optional(), staffId: z.uuid().optional() }),
    answer: z.object({ rows: z.array(certificateSchema) }),
  },
})
