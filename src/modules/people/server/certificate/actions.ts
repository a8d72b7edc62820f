import { one, sql } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { certificateContract } from '../../contract/certificate.ts'
import { peopleRefusals } from '../../contract/refusals.ts'

export const certificate = serve(certificateContract, 'people.certificate', { owners: ['staff_id'] })

export const register = certificate.creation('register', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    staff: one(
      sql
        .selectFrom('people.staff')
        .select(['id', 'store_id'])
        .where('group_id', '=', groupId)
        .where('id', '=', input.staffId),
    ),
  }),
  run(work, { id, input, loaded }) {
    if (!loaded.staff) throw peopleRefusals.unknownStaff()
    if (loaded.staff.store_id !== input.storeId) throw peopleRefusals.notInStore()
    if (input.validFrom > input.validUntil) throw peopleRefusals.certificateBackwards()
    work.create(certificate.face, 'register', {
      id,
      store_id: input.storeId,
      staff_id: input.staffId,
      kind: input.kind,
      number: input.number,
      valid_from: input.validFrom,
      valid_until: input.validUntil,
    })
  },
})

export const renew = certificate.verb('renew', {
  run(_work, { input, row, move }) {
    if (input.validUntil < row.valid_from) throw peopleRefusals.certificateBackwards()
    move({ valid_until: input.validUntil })
  },
})

export const revoke = certificate.verb('revoke', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
