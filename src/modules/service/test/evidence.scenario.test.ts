import { beforeAll, describe, expect } from 'vitest'
import { drawnSignature } from '../../../../test/paper/signature.ts'
import { useHouse } from '../../../../test/house.ts'
import { verified } from '../../../../test/in-work.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import { openPerson } from '../../../kernel/pii/persons.ts'
import { openValue } from '../../../kernel/pii/seal.ts'
import {
  brakeJob,
  checkIn,
  estimateOf,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  payBill,
  issueParts,
  quote,
  repair,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const loose = (kind: string) => ({ record: 'repairOrder', kind, store: house.stores.sz })

async function photo(kind: string, grey: number) {
  const sent = await house.as('serviceAdvisor').upload(loose(kind), await phonePhoto(80, 60, grey))
  return sent.json<{ id: string; sha256: string }>()
}

interface PaperAnswer {
  readonly content: { blocks: { kind: string; items?: { label: string; image?: string; evidence?: string }[] }[] }
}

async function paper(orderId: string, kind: string) {
  const { papers } = await orderFile<{ papers: { id: string; kind: string }[] }>(house, orderId)
  const id = papers.find((one) => one.kind === kind)?.id ?? ''
  const { content } = (await house.as('serviceAdvisor').raw('GET', `/api/papers/${id}`)).json<PaperAnswer>()
  return content.blocks.find((block) => block.kind === 'signatures')?.items ?? []
}

async function signatureOf(recordId: string) {
  const [row = {}] = await house.rows(
    `select s.purpose, s.channel, s.device, s.image, encode(s.document_sha256, 'hex') as sha256, p.id, p.wrapped_key
       from kernel.signature s join kernel.person p on p.group_id = s.group_id and p.id = s.person_id where s.record_id = $1
      order by s.id desc limit 1`,
    [recordId],
  )
  const person = openPerson(row as unknown as { id: string; wrapped_key: string }, house.kernel.keys)
  const drawn = row['image'] ? openValue(person.key, String(row['image'])) : null
  return {
    purpose: row['purpose'],
    channel: row['channel'],
    device: row['device'],
    sha256: String(row['sha256']),
    drawn,
  }
}

describe('what was seen and signed', () => {
  scenario(
    'V-13',
    'photos of the walk around the car come with the check-in, once and from who took them',
    async () => {
      const guest = await newGuest(house)
      const taken = await photo('walkAround', 10)
      const bodyOf = (photoIds: string[]) => ({
        storeId: house.stores.sz,
        customerId: guest.customerId,
        vehicleId: guest.vehicleId,
        visitType: 'general',
        odometerKm: 12_000,
        concerns: [],
        confirmed: true,
        belongings: [],
        oldParts: 'none',
        waiting: false,
        photoIds,
      })
      const manager = house.as('manager')
      expect(await manager.refused('repairOrder.checkIn', { body: bodyOf([taken.id]) })).toMatchObject({
        code: 'kernel.fileElsewhere',
      })
      const advisor = house.as('serviceAdvisor')
      const order = await advisor.do('repairOrder.checkIn', { body: bodyOf([taken.id]) })
      const { rows } = await advisor.get<{ rows: object[] }>('file.list', {
        query: { record: 'repairOrder', recordId: order.id },
      })
      expect(rows).toMatchObject([{ id: taken.id, kind: 'walkAround', state: 'kept' }])
      const again = { ...bodyOf([taken.id]), besideBecause: '另案理赔' }
      expect(await advisor.refused('repairOrder.checkIn', { body: again })).toMatchObject({
        code: 'kernel.fileElsewhere',
      })
    },
  )

  scenario(
    'H-16',
    'the finding’s photo stands beside its line on the customer’s page, under the edition’s hash',
    async () => {
      const order = await checkIn(house, await newGuest(house))
      const finding = await photo('finding', 20)
      const [brakes, pads] = brakeJob
      const quoted = await quote(house, order, [{ ...brakes, photoIds: [finding.id] }, pads ?? {}])
      const { customer, page, id } = await estimateOf(house, order.id)
      const shown = await page()
      expect(shown.lines).toMatchObject([{ code: 'R-BRAKE', photos: [{ id: finding.id, sha256: finding.sha256 }] }, {}])
      expect((await customer.raw('GET', `/api/files/${finding.id}`)).status).toBe(200)
      const decisions = shown.lines.map((line) => ({ lineId: line.id, approval: 'approved' }))
      await customer.do('estimate.decide', { id, version: shown.version, body: { decisions, signer: '王建国' } })
      // More work found: the new page shows what the old one did, and its own.
      const wiper = await photo('finding', 30)
      const { version } = await orderFile(house, order.id)
      const lines = [labour('R-WIPER', { photoIds: [wiper.id] })]
      await house.as('serviceAdvisor').do('repairOrder.supplement', {
        id: quoted.id,
        version,
        body: { lines, promisedAt: '2026-03-10T09:00:00.000Z' },
      })
      const again = await (await estimateOf(house, order.id)).page()
      expect(again.lines).toMatchObject([
        { code: 'R-BRAKE', photos: [{ id: finding.id }] },
        {},
        { code: 'R-WIPER', photos: [{ id: wiper.id }] },
      ])
    },
  )

  scenario('H-12', 'the customer sees photo and film of each finding with what happens if it is left', async () => {
    const order = await checkIn(house, await newGuest(house))
    const finding = await photo('finding', 40)
    const risk = '刹车片只剩 1 毫米，再开会磨到刹车盘，急刹时停不住'
    const said = { photoIds: [finding.id], risk, severity: 'unsafe' }
    await quote(house, order, [
      labour('R-BRAKE', { concern: 0, ...said }),
      part('BP-100', { concern: 0, photoIds: [finding.id] }),
    ])
    const { customer, page } = await estimateOf(house, order.id)
    const [brakes, pads] = (await page()).lines
    expect(brakes).toMatchObject({ risk, severity: 'unsafe', photos: [{ id: finding.id }] })
    expect(pads).toMatchObject({ risk: null, severity: null, photos: [{ id: finding.id }] })
    expect((await customer.raw('GET', `/api/files/${finding.id}`)).status).toBe(200)
    expect(await orderFile(house, order.id)).toMatchObject({ lines: [{ risk, severity: 'unsafe' }, {}] })
  })

  scenario('L-08', 'agreement, decision and hand-over keep the drawn signature with its proof', async () => {
    const image = await drawnSignature()
    const order = await checkIn(house, await newGuest(house), { signature: { signer: '王建国', image } })
    const atReception = await signatureOf(order.id)
    expect(atReception).toMatchObject({ purpose: 'agreement', channel: 'desk', drawn: image })
    expect(atReception.device).toContain('lightMyRequest')
    const [customer] = await paper(order.id, 'serviceAgreement')
    expect(customer?.image).toBe(image)
    expect(customer?.evidence?.replaceAll(' ', '')).toContain(atReception.sha256.slice(0, 16))
    await quote(house, order, brakeJob)
    const { customer: link, page, id } = await estimateOf(house, order.id)
    const { version, lines } = await page()
    const decisions = lines.map((line) => ({ lineId: line.id, approval: 'approved' }))
    await link.do('estimate.decide', { id, version, body: { decisions, signer: '王建国', signatureImage: image } })
    expect(await signatureOf(id)).toMatchObject({ purpose: 'approve', channel: 'link', drawn: image })
    await issueParts(house, order.id)
    await repair(house, order.id)
    const advisor = house.as('serviceAdvisor')
    const ready = await orderFile<{ concerns: { id: string }[] }>(house, order.id)
    const signature = { signer: '王建国', image }
    const settled = await advisor.do('repairOrder.settle', {
      id: ready.id,
      version: ready.version,
      body: { signature },
    })
    const atSettlement = await signatureOf(order.id)
    expect(atSettlement).toMatchObject({ purpose: 'settlement', channel: 'desk', drawn: image })
    const [payer] = await paper(order.id, 'settlement')
    expect(payer).toMatchObject({ image, name: '王建国' })
    expect(payer?.evidence?.replaceAll(' ', '')).toContain(atSettlement.sha256.slice(0, 16))
    await payBill(house, order.id)
    const body = {
      answers: ready.concerns.map((concern) => ({ concernId: concern.id, answer: '已更换前刹车片' })),
      belongingsReturned: true,
      oldPartsDone: true,
      keysReturned: true,
      explained: true,
      courtesy: ['thank', 'invite'],
      signer: '王太太',
      signatureImage: image,
    }
    await advisor.do('repairOrder.handOver', { id: settled.id, version: settled.version, body })
    expect(await signatureOf(order.id)).toMatchObject({ purpose: 'handOver', drawn: image })
    const items = await paper(order.id, 'gatePass')
    expect(items.find((item) => item.image === image)?.label).toBe('客户确认')
    expect(await verified(house)).toEqual([])
    const file = (await advisor.upload({ ...loose('finding'), recordId: order.id }, await phonePhoto())).json<object>()
    expect(file).toMatchObject({ code: 'kernel.fileTooLate' })
  })
})
