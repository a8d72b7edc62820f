import { manyRaw } from '../db/sql.ts'
import type { PersonalData } from '../module.ts'

/** What was sent to a person: the address is sealed with his key and goes with it, that something was sent stays. */
export const messageData: PersonalData = {
  tables: ['kernel.message'],
  find: (groupId, personId) =>
    manyRaw(
      'select id, template, purpose, channel, address, created_at, sent_at from kernel.message where group_id = $1 and person_id = $2',
      [groupId, personId],
    ),
  erase: () => [],
}

/** What a person signed: name and drawing are sealed with his key and go with it, the proof that somebody signed stays. */
export const signatureData: PersonalData = {
  tables: ['kernel.signature'],
  find: (groupId, personId) =>
    manyRaw(
      'select id, record, purpose, signer, image, signed_at, channel from kernel.signature where group_id = $1 and person_id = $2',
      [groupId, personId],
    ),
  erase: () => [],
}
