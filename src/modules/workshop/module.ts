import type { Module } from '../../kernel/module.ts'
import { workshopRefusals } from './contract/refusals.ts'
import { stepFiles } from './server/job-card/files.ts'
import { proposals } from './server/board/proposals.ts'
import { board, standstill } from './server/board/queries.ts'
import { cutOff } from './server/job-card/cut-off-verb.ts'
import { askForgottenClocks } from './server/clock/forgotten.ts'
import * as corrections from './server/clock/correct.ts'
import * as parts from './server/job-card/parts.ts'
import * as plans from './server/job-card/plan.ts'
import { tick } from './server/job-card/tick.ts'
import { whatIf } from './server/board/what-if.ts'
import { stepAlarms, watchSteps } from './server/steps/alarms.ts'
import { visitSteps } from './server/steps/queries.ts'
import { myPictures, pictures } from './server/pictures/queries.ts'
import * as costReads from './server/cost/queries.ts'
import { watchBudgets } from './server/cost/watch.ts'
import * as cards from './server/job-card/actions.ts'
import * as cardReads from './server/job-card/queries.ts'
import { forgottenClock, parameters } from './server/parameters.ts'

/** Who does what on which car, and how long it takes. */
export const workshop: Module = {
  name: 'workshop',
  needs: ['people', 'knowledge', 'customers', 'vehicles', 'parts', 'capacity', 'service'],
  records: [
    cards.jobCard.complete({
      verbs: {
        dispatch: cards.dispatch,
        reassign: cards.reassign,
        readNote: cards.readNote,
        start: cards.start,
        cutOff,
        pause: cards.pause,
        resume: cards.resume,
        finish: cards.finish,
        withdraw: cards.withdraw,
        tick,
        replan: plans.replan,
        acknowledge: plans.acknowledge,
        correctClock: corrections.correctClock,
        answerClock: corrections.answerClock,
        callParts: parts.callParts,
        askParts: parts.askParts,
      },
      reads: {
        list: cardReads.list,
        get: cardReads.get,
        cost: costReads.cost,
        proposals,
        whatIf,
        board,
        standstill,
        visitSteps,
        pictures,
        myPictures,
      },
    }),
  ],
  roles: {
    groupManager: ['jobCard.see', 'jobCard.cost', 'board.see'],
    manager: ['jobCard.see', 'jobCard.cost', 'jobCard.dispatch', 'jobCard.work', 'jobCard.correctClock', 'board.see'],
    dispatcher: [
      'jobCard.see',
      'jobCard.cost',
      'jobCard.dispatch',
      'jobCard.work',
      'jobCard.correctClock',
      'board.see',
    ],
    technician: ['jobCard.see', 'jobCard.work:own', 'board.see'],
    inspector: ['jobCard.see', 'board.see'],
    serviceAdvisor: ['jobCard.see', 'jobCard.cost', 'board.see'],
    partsClerk: ['jobCard.see', 'board.see'],
  },
  files: stepFiles,
  parameters,
  deadlines: [forgottenClock, ...stepAlarms],
  chores: (kernel) => [
    { name: 'forgottenClocks', everyMs: 60_000, run: () => askForgottenClocks(kernel) },
    { name: 'stepAlarms', everyMs: 30_000, run: () => watchSteps(kernel) },
    { name: 'budgets', everyMs: 120_000, run: () => watchBudgets(kernel) },
  ],
  constraints: {
    clock_running_key: () => workshopRefusals.clockTwice(),
  },
  balances: [
    {
      name: 'openCards',
      sql: `select o.id, o.number, o.open_cards, count(c.id) as cards
              from service.repair_order o
              left join workshop.job_card c on c.group_id = o.group_id and c.order_id = o.id and c.finished_at is null
             where o.group_id = $1 group by o.id, o.number, o.open_cards having o.open_cards <> count(c.id)`,
    },
    {
      name: 'workedMinutes',
      sql: `select c.id, c.worked_minutes, sum(extract(epoch from k.ended_at - k.started_at)) as seconds
              from workshop.job_card c join workshop.clock k on k.group_id = c.group_id and k.job_card_id = c.id
             where c.group_id = $1 and c.state = 'done' group by c.id, c.worked_minutes
            having abs(c.worked_minutes * 60 - sum(extract(epoch from k.ended_at - k.started_at))) > 30`,
    },
    {
      name: 'clockOverlap',
      sql: `select id, technician_id, started_at, before from (
              select id, technician_id, started_at,
                max(coalesce(ended_at, 'infinity')) over (partition by technician_id order by started_at, coalesce(ended_at, 'infinity'), id
                  rows between unbounded preceding and 1 preceding) as before
                from workshop.clock where group_id = $1) x
             where before > started_at`,
    },
  ],
}
