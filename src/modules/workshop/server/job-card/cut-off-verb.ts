import { parameter } from '../../../../kernel/settings.ts'
import { happened } from '../clock/happened.ts'
import { safeVolts } from '../parameters.ts'
import { jobCard } from './actions.ts'
import { cutOffProblem } from './cut-off.ts'

/** The technician has switched off the high voltage: with his name, the time and the voltage that is left. */
export const cutOff = jobCard.verb('cutOff', {
  run(work, { input, row, identity, settings, move }) {
    const limit = parameter(settings, safeVolts, row.store_id, work.now.slice(0, 10))
    const problem = cutOffProblem(input, limit)
    if (problem) throw problem
    move({
      cut_off_at: happened(work, row.store_id, input.at, row.created_at),
      cut_off_by: identity.actor.staffId ?? identity.actor.id,
      cut_off_volts: input.residualVolts,
    })
  },
})
