import type { Module } from '../../kernel/module.ts'
import { partsRefusals } from './contract/refusals.ts'
import * as kits from './server/kit/actions.ts'
import * as kitReads from './server/kit/queries.ts'
import * as parts_ from './server/part/actions.ts'
import * as partReads from './server/part/queries.ts'
import * as picks from './server/pick/actions.ts'
import * as pickReads from './server/pick/queries.ts'
import * as receipts from './server/receipt/actions.ts'
import * as receiptReads from './server/receipt/queries.ts'

const seeing = ['part.see', 'pick.see']
const storing = [...seeing, 'part.manage', 'stock.receive', 'stock.correct', 'pick.issue']

/** The catalogue of parts, stock and its movements, pick lists. */
export const parts: Module = {
  name: 'parts',
  needs: ['people', 'knowledge', 'vehicles', 'money'],
  records: [
    parts_.part.complete({
      verbs: {
        add: parts_.add,
        edit: parts_.edit,
        place: parts_.place,
        block: parts_.block,
        unblock: parts_.unblock,
        retire: parts_.retire,
      },
      reads: { stock: partReads.stock, get: partReads.get, movements: partReads.movements },
    }),
    kits.kit.complete({ verbs: { add: kits.add, edit: kits.edit }, reads: { list: kitReads.list } }),
    receipts.receipt.complete({
      verbs: { receive: receipts.receive, correct: receipts.correct },
      reads: { list: receiptReads.list },
    }),
    picks.pick.complete({
      verbs: {
        issue: picks.issue,
        takeBack: picks.takeBack,
        reserveAgain: picks.reserveAgain,
        expect: picks.expect,
        unreserve: picks.unreserve,
      },
      reads: { list: pickReads.list, get: pickReads.get },
    }),
  ],
  roles: {
    administrator: [...seeing, 'part.manage'],
    groupManager: storing,
    manager: storing,
    partsClerk: storing,
    serviceAdvisor: seeing,
    dispatcher: seeing,
    technician: seeing,
    inspector: seeing,
    cashier: seeing,
    careAgent: ['part.see'],
  },
  constraints: {
    kit_item_key: () => partsRefusals.kitExists(),
    part_no_key: () => partsRefusals.partNoTaken(),
    pick_order_key: () => partsRefusals.pickExists(),
    stock_not_negative: () => partsRefusals.moreThanStock(),
    stock_reserved: () => partsRefusals.stockReserved(),
    pick_line_limits: () => partsRefusals.moreThanWanted(),
    stock_part_fk: () => partsRefusals.unknownPart(),
    pick_line_part_fk: () => partsRefusals.unknownPart(),
  },
  balances: [
    {
      name: 'parts.stock.onHand',
      sql: `select coalesce(s.store_id, m.store_id) as store_id, coalesce(s.part_id, m.part_id) as part_id, s.on_hand_thousandths, m.moved_thousandths
              from (select * from parts.stock where group_id = $1) s
              full join (select store_id, part_id, sum(quantity_thousandths) as moved_thousandths from parts.movement
                          where group_id = $1 group by store_id, part_id) m
                on m.store_id = s.store_id and m.part_id = s.part_id
             where coalesce(s.on_hand_thousandths, 0) <> coalesce(m.moved_thousandths, 0)`,
    },
    {
      name: 'parts.stock.reserved',
      sql: `select coalesce(s.store_id, l.store_id) as store_id, coalesce(s.part_id, l.part_id) as part_id, s.reserved_thousandths, l.held_thousandths
              from (select * from parts.stock where group_id = $1) s
              full join (select p.store_id, x.part_id, sum(x.reserved_thousandths) as held_thousandths from parts.pick_line x
                           join parts.pick p on p.group_id = x.group_id and p.id = x.pick_id
                          where x.group_id = $1 group by p.store_id, x.part_id) l
                on l.store_id = s.store_id and l.part_id = s.part_id
             where coalesce(s.reserved_thousandths, 0) <> coalesce(l.held_thousandths, 0)`,
    },
    {
      // The average is rounded to 1/10,000 yuan at each receipt: the value may drift by half of that per unit and movement.
      name: 'parts.stock.value',
      sql: `select s.store_id, s.part_id, s.on_hand_thousandths, s.average_cost, m.value_e7, s.on_hand_thousandths * s.average_cost as stock_e7
              from parts.stock s
              join (select store_id, part_id, count(*) as moves, sum(abs(quantity_thousandths)) as turned_thousandths,
                           sum(quantity_thousandths::numeric * unit_cost) as value_e7
                      from parts.movement where group_id = $1 group by store_id, part_id) m
                on m.store_id = s.store_id and m.part_id = s.part_id
             where s.group_id = $1
               and abs(s.on_hand_thousandths::numeric * s.average_cost - m.value_e7) > m.moves * m.turned_thousandths / 2.0`,
    },
    {
      name: 'parts.issue.cost',
      sql: `select l.id, l.cost_fen, m.cost_fen as moved_fen, l.issued_thousandths - l.returned_thousandths as out_thousandths, m.out_thousandths as moved_thousandths
              from parts.pick_line l
              left join (select pick_line_id, sum(round(-quantity_thousandths::numeric * unit_cost / 100000)) as cost_fen, -sum(quantity_thousandths) as out_thousandths
                           from parts.movement where group_id = $1 and pick_line_id is not null group by pick_line_id) m
                on m.pick_line_id = l.id
             where l.group_id = $1
               and (l.cost_fen <> coalesce(m.cost_fen, 0) or l.issued_thousandths - l.returned_thousandths <> coalesce(m.out_thousandths, 0))`,
    },
  ],
}
