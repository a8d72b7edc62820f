import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from './service-item.ts'

const itemCode = z.string().trim().min(2).max(20)

const packageFields = {
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  powertrains: z.array(z.enum(powertrains)).min(1),
  itemCodes: z.array(itemCode).min(1).max(40),
  /** Among the items: what must be done before an order with this package can be closed (I-16). */
  mandatoryCodes: z.array(itemCode).min(1).max(40),
}
const code = z
  .string()
  .trim()
  .regex(/^[A-Z0-9-]{2,20}$/)

export const servicePackageSchema = z.object({ ...recordShape, code: z.string(), ...packageFields })

export const servicePackageLifecycle = lifecycle('servicePackage', ['active', 'retired'], {
  /** Refused while an item is not offered, or one is left out that belongs to every package (000 §5.1(2)). */
  add: { to: 'active', permission: 'serviceItem.manage', groupWide: true, input: z.object({ code, ...packageFields }) },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'serviceItem.manage',
    groupWide: true,
    input: z.object(packageFields),
  },
  retire: { from: ['active'], to: 'retired', permission: 'serviceItem.manage', groupWide: true, input: z.object({}) },
  restore: { from: ['retired'], to: 'active', permission: 'serviceItem.manage', groupWide: true, input: z.object({}) },
})

export const servicePackageContract = record(servicePackageLifecycle, servicePackageSchema, '/api/service-packages', {
  list: {
    permission: 'knowledge.see',
    path: '/api/service-packages',
    query: z.object({ ...listQuery, state: z.enum(['active', 'retired']).optional() }),
    answer: pageOf(servicePackageSchema),
  },
})
