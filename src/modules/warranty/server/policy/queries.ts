import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { listByCode } from '../../../../kernel/list-by-code.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { briefsOf } from '../../../vehicles/server/public.ts'
import { coversOf, coverView, recallsOf, recallView } from '../cover/cover.ts'
import { policy } from './actions.ts'

/** Policies by code. */
export const list = policy.read('list', ({ actionsOn, ...asked }) =>
  listByCode(asked, 'warranty.policy', { state: asked.query.state }, (row) => ({
    ...camelRow(row),
    actions: actionsOn(row),
  })),
)

export const ofCar = policy.read('ofCar', async ({ groupId, id, see, now, settings, load }) => {
  const { cars, covers, recalls } = await load({
    cars: briefsOf(groupId, [id]),
    covers: coversOf(groupId, [id]),
    recalls: recallsOf(groupId, [id]),
  })
  const [car] = cars
  if (!car) throw kernelRefusals.notFound({ record: 'vehicle' })
  see(car.store_id)
  return {
    soldOn: car.sold_on,
    odometerKm: car.odometer_km,
    today: localDate(epochMsOf(now), settings.stores.get(car.store_id)?.timeZone ?? 'Asia/Shanghai'),
    covers: covers.map(coverView),
    recalls: recalls.map(recallView),
  }
})
