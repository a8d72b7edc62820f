import type { Module } from '../../kernel/module.ts'
import { qualityRefusals } from './contract/refusals.ts'
import * as inspections from './server/inspection/actions.ts'
import * as reads from './server/inspection/queries.ts'
import { parameters } from './server/parameters.ts'
import { trace } from './server/trace/queries.ts'

/** Whether the work is as good as promised, and the proof of everything that was done. */
export const quality: Module = {
  name: 'quality',
  needs: ['people', 'knowledge', 'vehicles', 'money', 'parts', 'service', 'workshop'],
  records: [
    inspections.inspection.complete({
      verbs: { record: inspections.record },
      reads: { list: reads.list, queue: reads.queue, sheet: reads.sheet, trace },
    }),
  ],
  roles: {
    groupManager: ['inspection.see', 'trace.see'],
    manager: ['inspection.see', 'inspection.record', 'trace.see'],
    inspector: ['inspection.see', 'inspection.record', 'trace.see'],
    technician: ['inspection.see', 'inspection.record'],
    // A foreman who lends a hand checks his own work like everybody.
    dispatcher: ['inspection.see', 'inspection.record'],
    serviceAdvisor: ['inspection.see', 'trace.see'],
  },
  files: [
    {
      record: 'inspection',
      kind: 'failure',
      takes: ['picture', 'video'],
      add: 'inspection.record',
      while: [],
      retention: 'retention.repairRecordYears',
    },
  ],
  parameters,
  constraints: {
    inspection_level_key: () => qualityRefusals.levelDone(),
    inspection_person_key: () => qualityRefusals.samePerson(),
  },
}
