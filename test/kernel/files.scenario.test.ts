import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { keyOf } from '../../src/kernel/files/file-store.ts'
import { useHouse } from '../house.ts'
import { filesSuite } from './files-suite.ts'

const house = useHouse()

describe('photos and files in a folder', () => {
  filesSuite(house, (sha256, bytes) => writeFileSync(join(house.dataDir, 'files', keyOf(house.groupId, sha256)), bytes))
})
