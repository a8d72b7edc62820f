import type { Work } from '../work.ts'

/** Every process reads the group's settings again once this number moves. */
export function settingsChanged(work: Work): void {
  work.sql({
    sql: 'update kernel.dealer_group set settings_version = settings_version + 1 where group_id = $1',
    parameters: [work.groupId],
  })
}
