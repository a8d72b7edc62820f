import { storesWith } from '../../../../kernel/auth/identity.ts'
import { serve } from '../../../../kernel/serve.ts'
import { priceContract } from '../../contract/price.ts'
import { moneyRefusals } from '../../contract/refusals.ts'

export const price = serve(priceContract, 'money.price')

/** A price without store holds in the whole group: only who may set prices everywhere sets one. */
export const set = price.creation('set', {
  store: (input) => input.storeId,
  run(work, { id, input, identity, settings }) {
    if (input.storeId === null && storesWith(identity, settings, 'price.manage') !== 'all')
      throw moneyRefusals.groupPrice()
    work.create(price.face, 'set', {
      id,
      store_id: input.storeId,
      kind: input.kind,
      ref_code: input.refCode,
      amount_fen: input.amountFen,
      vat_basis_points: input.vatBasisPoints,
      valid_from: input.validFrom,
    })
  },
})

export const withdraw = price.verb('withdraw', {
  run(_work, { input, row, identity, settings, move }) {
    if (row.store_id === null && storesWith(identity, settings, 'price.manage') !== 'all')
      throw moneyRefusals.groupPrice()
    move({}, { cause: input.reason })
  },
})
