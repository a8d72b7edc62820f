import { packageOf } from '../../../knowledge/server/public.ts'
import type { ReadContext } from '../../../../kernel/serve.ts'
import { appointment } from '../appointment/actions.ts'
import { factsOfHolders } from '../facts.ts'
import { depositFor } from './asking.ts'
import { depositRule } from './rule.ts'

interface Query {
  readonly store: string
  readonly visitType: string
  readonly startsAt: string
  readonly items?: string | undefined
  readonly pack?: string | undefined
  readonly vehicle: string
}

/** What is asked before a booking; a kind that needs no deposit is answered without looking at anything. */
async function asked<Q extends Query>(context: ReadContext<Q>, customerOf: () => Promise<string | undefined>) {
  const { groupId, query, settings, now, load } = context
  if (!depositRule(settings, query.store, query.visitType, now)) return { deposit: null }
  const customerId = await customerOf()
  if (customerId === undefined) return { deposit: null }
  const { pack } = query.pack ? await load({ pack: packageOf(groupId, query.pack) }) : {}
  const codes = query.items?.split(',').filter((code) => code !== '') ?? []
  const wanted = {
    storeId: query.store,
    visitType: query.visitType,
    startsAt: query.startsAt,
    itemCodes: [...codes, ...(pack?.item_codes ?? [])],
    customerId,
    vehicleId: query.vehicle,
  }
  return { deposit: (await depositFor({ groupId, now, settings, ask: load }, wanted)) ?? null }
}

/** What the desk says to the customer before it books. */
export const toAsk = appointment.read('deposit', (context) => {
  context.see(context.query.store)
  return asked(context, () => Promise.resolve(context.query.customer))
})

/** What a customer reads before he books for a car that he holds. */
export const toAskOwn = appointment.read('myDeposit', (context) =>
  asked(context, async () => {
    const { groupId, query, identity, load } = context
    const { holders } = await load({
      holders: factsOfHolders(groupId, { storeId: query.store, vehicleId: query.vehicle }),
    })
    const { personId } = identity.actor
    return holders.find((holder) => personId !== undefined && holder.person_id === personId)?.customer_id
  }),
)
