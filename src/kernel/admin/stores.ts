import { covers } from '../auth/identity.ts'
import { storeContract } from '../contract/admin.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { many, one, sql } from '../db/sql.ts'
import { camelRow, serve } from '../serve.ts'
import { settingsChanged } from './settings-version.ts'

const store = serve(storeContract, 'kernel.store')

const add = store.creation('add', {
  store: () => null,
  loads: ({ groupId, input }) => ({
    region: one(
      sql.selectFrom('kernel.region').select('id').where('group_id', '=', groupId).where('id', '=', input.regionId),
    ),
  }),
  run(work, { id, input, loaded, identity, settings }) {
    const { permission } = storeContract.lifecycle.verbs.add
    if (!covers(identity, settings, permission, { scope: 'region', id: input.regionId }))
      throw kernelRefusals.notAllowed({ permission })
    if (!loaded.region) throw kernelRefusals.invalid({ fields: [{ path: 'regionId', code: 'unknown' }] })
    work.create(store.face, 'add', {
      id,
      store_id: id,
      region_id: input.regionId,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      address_zh: input.addressZh,
      address_en: input.addressEn,
      phone: input.phone,
      longitude: input.longitude,
      latitude: input.latitude,
      time_zone: input.timeZone,
      hours: input.hours,
      licence_no: input.licenceNo,
    })
    settingsChanged(work)
  },
})

const edit = store.verb('edit', {
  run(work, { input, row, move }) {
    move({
      name_zh: input.nameZh,
      name_en: input.nameEn,
      address_zh: input.addressZh,
      address_en: input.addressEn,
      phone: input.phone,
      longitude: input.longitude,
      latitude: input.latitude,
      time_zone: input.timeZone,
      hours: input.hours,
      licence_no: input.licenceNo,
    })
    settingsChanged(work)
    work.emit('kernel.storeChanged', { storeId: row.id })
  },
})

const close = store.verb('close', {
  run(work, { input, move }) {
    move({}, { cause: input.reason })
    settingsChanged(work)
  },
})

const list = store.read('list', async ({ groupId, load, inStores }) => {
  const { rows, regions } = await load({
    rows: many(
      sql
        .selectFrom('kernel.store')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('id', 'in', inStores)
        .orderBy('code'),
    ),
    regions: many(
      sql
        .selectFrom('kernel.region')
        .select(['id', 'code', 'name_zh', 'name_en'])
        .where('group_id', '=', groupId)
        .orderBy('code'),
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), hours: hoursOf(row.hours) })), regions: regions.map(camelRow) }
})

const get = store.read('get', async ({ groupId, id, load, see, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('kernel.store').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'store' })
  see(row.id)
  return { ...camelRow(row), hours: hoursOf(row.hours), actions: actionsOn(row) }
})

function hoursOf(value: unknown) {
  return storeContract.schema.shape.hours.parse(value)
}

export const stores = store.complete({ verbs: { add, edit, close }, reads: { list, get } })
