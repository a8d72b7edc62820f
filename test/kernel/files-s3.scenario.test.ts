import { afterAll, describe, expect, test } from 'vitest'
import { filesOf } from '../../src/app.ts'
import { keyOf } from '../../src/kernel/files/file-store.ts'
import { checkIn, newGuest } from '../../src/modules/service/test/shop.ts'
import { useHouse } from '../house.ts'
import { type S3Server, s3Server } from '../s3-server.ts'
import { filesSuite } from './files-suite.ts'
import { phonePhoto } from './pictures.ts'

const own: { server?: S3Server } = {}
const house = useHouse(async (clock) => {
  own.server = await s3Server(() => clock.now())
  return own.server.bucket
})
afterAll(async () => own.server?.close())

describe('photos and files in a bucket', () => {
  filesSuite(house, (sha256, bytes) => {
    own.server?.objects.set(keyOf(house.groupId, sha256), { bytes, at: house.clock.now() })
  })

  test('while the store cannot be reached an upload is refused, and works when it is back', async () => {
    const server = own.server as S3Server
    const visit = await checkIn(house, await newGuest(house))
    const walkAround = { record: 'repairOrder', recordId: visit.id, kind: 'walkAround' }
    const [advisor, photo] = [house.as('serviceAdvisor'), await phonePhoto(50, 40, 3)]
    server.busy = 3
    const refused = await advisor.upload(walkAround, photo)
    expect(refused).toMatchObject({ status: 503 })
    expect(refused.body).toContain('kernel.filesUnavailable')
    expect(await house.rows('select id from kernel.file where record_id = $1', [visit.id])).toEqual([])
    server.busy = 2
    expect((await advisor.upload(walkAround, photo)).status).toBe(200)
    expect(await filesOf(house.kernel, house).isEmpty()).toBe(false)
  })
})
