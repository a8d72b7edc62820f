import { beforeAll, describe, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { verified } from '../../../../test/in-work.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { drawnSignature } from '../../../../test/paper/signature.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, linkOf, newGuest, onePlan, openShop, orderFile, paperTexts, promised } from './shop.ts'
import { openTowing, towIn, walkAround, walkedInput } from './towed-in.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await openTowing(house)
}, 60_000)

const advisor = () => house.as('serviceAdvisor')
const now = '2026-03-10T01:00:00.000Z'

interface Towed {
  readonly rows: { orderId: string; vehicleId: string; number: string; words: string[] }[]
}
interface File extends Answer {
  readonly vehicleId: string
  readonly needs: string[]
  readonly papers: { id: string; number: string; kind: string }[]
}
const fileOf = (id: string) => orderFile<File>(house, id)
const waiting = async () => (await advisor().get<Towed>('reception.towed')).rows
const offer = { lines: [labour('R-BRAKE')], promisedAt: promised, ...onePlan }
const quoting = async (id: string) => ({ id, version: (await fileOf(id)).version, body: offer })

describe('a towed car', () => {
  scenario(
    'G-18',
    'waits on the tablet for its walk-around; unsigned it is not quoted; walked and signed it goes on as one order',
    async () => {
      const guest = await newGuest(house)
      const orderId = await towIn(house, guest)
      const towed = await fileOf(orderId)
      expect(await waiting()).toMatchObject([{ orderId, number: towed['number'], words: ['无法启动：起动机无反应'] }])
      const query = { store: house.stores.sz }
      const { rows } = await advisor().get<{ rows: { towed: object | null }[] }>('reception.expected', { query })
      expect(rows).toMatchObject([{ towed: { orderId, customerId: guest.customerId } }])

      expect(await advisor().refused('repairOrder.quote', await quoting(orderId))).toMatchObject({
        code: 'service.checkInUnsigned',
      })
      const signature = { signer: '拖车司机 周海', image: await drawnSignature() }
      const bare = { id: orderId, version: towed.version, body: { signature } }
      expect(await advisor().refused('repairOrder.signCheckIn', bare)).toMatchObject({
        code: 'service.walkAroundFirst',
      })

      const begun = await advisor().do('reception.begin', {
        body: { storeId: query.store, vehicleId: guest.vehicleId, startedAt: now, at: now, entries: {} },
      })
      const photo = { record: 'reception', recordId: begun.id, kind: 'walkAround' }
      expect((await advisor().upload(photo, await phonePhoto(90, 60, 60))).status).toBe(200)
      const second = { ...walkedInput(begun.id, {}), ...guest, storeId: house.stores.sz, visitType: 'general' }
      expect(await advisor().refused('repairOrder.checkIn', { body: second })).toMatchObject({
        code: 'service.towedHasOrder',
        details: { number: towed['number'] },
      })
      const input = { id: orderId, version: towed.version, body: walkedInput(begun.id, {}) }
      expect(await advisor().refused('repairOrder.receiveTowed', input)).toMatchObject({ code: 'service.signOrAbsent' })
      const walked = await advisor().do('repairOrder.receiveTowed', {
        ...input,
        body: walkedInput(begun.id, { signature, concerns: [{ words: '昨晚起拧钥匙没有反应' }] }),
      })
      expect(walked).toMatchObject({ id: orderId, odometerKm: 23_418, walkedAt: now, checkInSignedAt: now })

      expect(await waiting()).toEqual([])
      const again = { ...input, version: walked.version, body: walkedInput(begun.id, { signature }) }
      expect(await advisor().refused('repairOrder.receiveTowed', again)).toMatchObject({
        code: 'service.walkedAlready',
      })
      const { rows: files } = await advisor().get<{ rows: { kind: string }[] }>('file.list', {
        query: { record: 'repairOrder', recordId: orderId },
      })
      expect(files).toMatchObject([{ kind: 'walkAround' }])
      expect(await advisor().do('repairOrder.quote', await quoting(orderId))).toMatchObject({ state: 'estimated' })
      const { rows: orders } = await advisor().get<{ rows: object[] }>('repairOrder.list', {
        query: { vehicleId: guest.vehicleId },
      })
      expect(orders).toMatchObject([{ id: orderId }])
      expect(await verified(house)).toEqual([])
    },
  )

  scenario(
    'G-14',
    'the customer of a towed car is absent: the order waits until he has signed by his link, with his proof on the agreement',
    async () => {
      const guest = await newGuest(house)
      const orderId = await towIn(house, guest, 'accident')
      const { vehicleId } = await fileOf(orderId)
      const walked = await walkAround(house, { id: orderId, vehicleId }, { isAbsent: true })
      expect(walked).toMatchObject({ walkedAt: now, checkInSignedAt: null, confirmedAt: null })
      expect(await waiting()).toEqual([])
      expect(await advisor().refused('repairOrder.quote', await quoting(orderId))).toMatchObject({
        code: 'service.notConfirmed',
      })
      const customer = house.withLink(await linkOf(house, orderId, 'service.checkInToSign'))
      const shown = await customer.get<{ isToSign: boolean; version: number }>('repairOrder.progress', { id: orderId })
      expect(shown).toMatchObject({ isToSign: true, version: walked.version })
      const signature = { signer: '王建国', image: await drawnSignature() }
      const sign = { id: orderId, version: shown.version, body: { signature } }
      const other = await towIn(house, await newGuest(house))
      expect(await customer.refused('repairOrder.signCheckIn', { ...sign, id: other })).toMatchObject({ status: 403 })
      await customer.do('repairOrder.signCheckIn', sign)

      const signed = await fileOf(orderId)
      expect(signed).toMatchObject({ checkInSignedAt: now, confirmedAt: now })
      expect(await customer.refused('repairOrder.signCheckIn', { ...sign, version: signed.version })).toMatchObject({
        code: 'service.alreadySigned',
      })
      const paper = signed.papers.find(({ number }) => number.startsWith('W') && number.endsWith('-3'))
      const text = await paperTexts(house, String(paper?.id))
      expect(text).toContain('左前门 划痕')
      // The agreement does not say that he was there.
      expect(text).toContain('客户未在场')
      expect(text).not.toContain('与客户共同确认')
      expect(text).toContain('王建国')
      expect(await customer.get('repairOrder.progress', { id: orderId })).toMatchObject({ isToSign: false })
      expect(await advisor().do('repairOrder.quote', await quoting(orderId))).toMatchObject({ state: 'estimated' })
    },
  )
})
