import { askRows } from '../../../../console/client.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { Texts } from '../../../../console/texts.ts'
import type { FormsOf } from '../../../../console/ui/RecordPage.tsx'

/** Another maintenance package, or none with the reason. */
export function packageForm(texts: Texts, order: AnswerOf<'repairOrder.get'>): FormsOf<'repairOrder.get'> {
  const from = {
    key: 'servicePackage',
    find: async (q: string, signal: AbortSignal) =>
      (await askRows('servicePackage.list', { q, state: 'active', limit: 50 }, signal)).rows.map((row) => ({
        value: row.code,
        label: texts.name(row.nameZh, row.nameEn),
      })),
  }
  return {
    choosePackage: {
      fields: [
        { name: 'packageCode', kind: 'pick', from, ...(order.packageCode ? { shown: order.packageCode } : {}) },
        { name: 'reason', kind: 'text' },
      ],
      initial: { packageCode: order.packageCode },
    },
  }
}
