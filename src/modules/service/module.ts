import { joinRoles } from '../../kernel/contract/join-roles.ts'
import type { Module } from '../../kernel/module.ts'
import { takenBalance } from '../capacity/server/public.ts'
import { serviceRefusals } from './contract/refusals.ts'
import * as appointments from './server/appointment/actions.ts'
import { begun } from './server/appointment/begun.ts'
import { channels } from './server/appointment/channels.ts'
import * as calendar from './server/appointment/calendar.ts'
import * as preparing from './server/appointment/preparation.ts'
import { bookingRounds } from './server/appointment/rounds.ts'
import * as appointmentReads from './server/appointment/queries.ts'
import { diagnosisRecord, diagnosisRoles } from './server/diagnosis/record.ts'
import * as decisions from './server/estimate/actions.ts'
import { estimate } from './server/estimate/estimate.ts'
import * as estimateProofs from './server/estimate/proof.ts'
import * as estimateReads from './server/estimate/queries.ts'
import * as openEstimates from './server/estimate/unanswered.ts'
import { hospitality } from './server/hospitality.ts'
import { deadlines, parameters } from './server/parameters.ts'
import { visitFiles } from './server/files.ts'
import { visitsOf } from './server/personal.ts'
import { rescuesOf } from './server/rescue/personal.ts'
import * as portal from './server/portal/actions.ts'
import * as ownItems from './server/portal/items.ts'
import * as portalReads from './server/portal/queries.ts'
import * as orders from './server/repair-order/actions.ts'
import * as closing from './server/repair-order/closing.ts'
import * as cleaning from './server/repair-order/cleaning.ts'
import { passOn } from './server/repair-order/courtesy.ts'
import * as contacts from './server/repair-order/contact.ts'
import * as customerLinks from './server/repair-order/customer-links.ts'
import * as packages from './server/repair-order/package.ts'
import * as payerReads from './server/repair-order/payer-queries.ts'
import { toAsk, toAskOwn } from './server/deposit/reads.ts'
import * as onTime from './server/repair-order/on-time.ts'
import * as orderReads from './server/repair-order/queries.ts'
import { quickIn } from './server/repair-order/quick-in.ts'
import * as quoting from './server/repair-order/quote.ts'
import { repairOrder } from './server/repair-order/repair-order.ts'
import * as later from './server/repair-order/later.ts'
import { receiveTowed } from './server/repair-order/receive-towed.ts'
import * as receptions from './server/reception/actions.ts'
import * as arrivals from './server/reception/arrival.ts'
import * as receptionReads from './server/reception/queries.ts'
import * as towedReads from './server/reception/towed-list.ts'
import * as revising from './server/repair-order/revise.ts'
import * as day from './server/repair-order/today.ts'
import * as undone from './server/repair-order/undone.ts'
import { arranging, outsideRecords } from './server/outside-records.ts'
import { drivingRescues, rescueRecords, takingRescues } from './server/rescue/records.ts'
import { openOrders, orderHits } from './server/search.ts'
import { subscriptions } from './server/subscriptions.ts'
import * as visitTypes from './server/visit-type/actions.ts'
import * as visitTypeReads from './server/visit-type/queries.ts'

const seeing = ['appointment.see', 'repairOrder.see', 'visitType.see', 'diagnosis.see']
const advising = [
  ...seeing,
  'appointment.book',
  'appointment.arrive',
  'appointment.prepare',
  'repairOrder.checkIn',
  'repairOrder.quote',
  'repairOrder.settle',
  'repairOrder.evidence',
  'repairOrder.clean',
  'repairOrder.handOver',
  'repairOrder.cancel',
  'repairOrder.showLink',
  'estimate.decideForCustomer',
  'diagnosis.check',
]

/** A visit from booking to handover: reception, order, estimate, settlement. */
export const service: Module = {
  name: 'service',
  needs: ['people', 'knowledge', 'customers', 'vehicles', 'money', 'parts', 'warranty', 'capacity'],
  records: [
    visitTypes.visitType.complete({ verbs: { edit: visitTypes.edit }, reads: { list: visitTypeReads.list } }),
    appointments.appointment.complete({
      verbs: {
        book: appointments.book,
        bookOwn: portal.bookOwn,
        changeOwn: portal.changeOwn,
        cancelOwn: portal.cancelOwn,
        change: appointments.change,
        complete: appointments.complete,
        arrive: appointments.arrive,
        greet: appointments.greet,
        cancel: appointments.cancel,
        noShow: appointments.noShow,
        prepare: preparing.prepare,
        askToMove: calendar.askToMove,
      },
      reads: {
        list: appointmentReads.list,
        begun,
        get: appointmentReads.get,
        free: appointmentReads.free,
        calendar: calendar.calendar,
        preparation: preparing.preparation,
        affected: calendar.affected,
        history: calendar.history,
        myCars: portalReads.cars,
        myItems: ownItems.items,
        myTimes: portalReads.times,
        myTechnicians: portalReads.technicians,
        deposit: toAsk,
        myDeposit: toAskOwn,
        channels,
      },
    }),
    repairOrder.complete({
      verbs: {
        checkIn: orders.checkIn,
        quickIn,
        complete: later.complete,
        signCheckIn: later.signCheckIn,
        receiveTowed,
        quote: quoting.quote,
        supplement: quoting.supplement,
        choosePackage: packages.choosePackage,
        revise: revising.revise,
        withdraw: revising.withdraw,
        changePromise: contacts.changePromise,
        contact: contacts.contact,
        passOn,
        clean: cleaning.clean,
        settle: closing.settle,
        handOver: closing.handOver,
        cancel: orders.cancel,
      },
      reads: {
        list: orderReads.list,
        get: orderReads.get,
        progress: orderReads.progress,
        myVisit: portalReads.visit,
        putOff: undone.putOff,
        today: day.today,
        toClean: cleaning.toClean,
        onTime: onTime.onTime,
        payers: payerReads.payers,
        onTimeOrders: onTime.onTimeOrders,
        customerLinks: customerLinks.links,
      },
    }),
    receptions.reception.complete({
      verbs: {
        begin: receptions.begin,
        save: receptions.save,
        choose: receptions.choose,
        drop: receptions.drop,
      },
      reads: { ...receptionReads, arrival: arrivals.arrival, expected: arrivals.expected, towed: towedReads.list },
    }),
    ...hospitality.records,
    ...rescueRecords,
    ...outsideRecords,
    diagnosisRecord,
    estimate.complete({
      verbs: { decide: decisions.decide, remind: openEstimates.remind },
      reads: { get: estimateReads.get, proof: estimateProofs.proof, unanswered: openEstimates.unanswered },
    }),
  ],
  roles: joinRoles(hospitality.roles, {
    administrator: ['visitType.see', 'visitType.manage'],
    groupManager: [...seeing, 'rescue.see', 'visitType.manage', 'onTime.see'],
    manager: [
      ...advising,
      ...arranging,
      ...takingRescues,
      'rescue.drive',
      ...diagnosisRoles,
      'visitType.manage',
      'onTime.see',
    ],
    serviceAdvisor: [...advising, ...arranging, ...takingRescues],
    dispatcher: [
      ...seeing,
      ...arranging,
      ...takingRescues,
      ...diagnosisRoles,
      'appointment.arrive',
      'appointment.prepare',
      'repairOrder.evidence',
      'repairOrder.clean',
    ],
    technician: [
      ...seeing,
      ...drivingRescues,
      'accident.work',
      ...diagnosisRoles,
      'repairOrder.evidence',
      'repairOrder.clean',
    ],
    partsClerk: [...seeing, 'appointment.prepare'],
    inspector: [
      ...seeing,
      'sublet.see',
      'sublet.check',
      ...diagnosisRoles,
      'repairOrder.evidence',
      'repairOrder.clean',
    ],
    cashier: [...seeing, 'repairOrder.settle'],
    careAgent: [...seeing, ...takingRescues, 'appointment.book'],
    /** On the phone: what is his own. */
    customer: ['appointment.seeOwn', 'appointment.bookOwn', 'repairOrder.seeOwn'],
  }),
  constraints: {
    appointment_customer_fk: () => serviceRefusals.unknownCustomer(),
    appointment_vehicle_fk: () => serviceRefusals.unknownVehicle(),
    repair_order_customer_fk: () => serviceRefusals.unknownCustomer(),
    repair_order_vehicle_fk: () => serviceRefusals.unknownVehicle(),
    reception_open_key: () => serviceRefusals.receptionOpen(),
    reception_vehicle_fk: () => serviceRefusals.unknownVehicle(),
    ...hospitality.constraints,
    diagnosis_order_key: () => serviceRefusals.diagnosisThere(),
    diagnosis_signer_key: () => serviceRefusals.sameSigner(),
    diagnosis_check_level_key: () => serviceRefusals.diagnosisThere(),
    accident_order_key: () => serviceRefusals.accidentThere(),
    landmark_name_key: () => serviceRefusals.landmarkThere(),
    rescue_unit_code_key: () => serviceRefusals.unitCodeTaken(),
    rescue_customer_fk: () => serviceRefusals.unknownCustomer(),
    rescue_vehicle_fk: () => serviceRefusals.unknownVehicle(),
    line_approved_before_work: () => serviceRefusals.notApproved(),
  },
  files: visitFiles,
  seeds: [visitTypes.visitTypeSeeds],
  subscriptions,
  chores: (kernel) => [{ name: 'bookings', everyMs: 120_000, run: () => bookingRounds(kernel) }],
  parameters,
  deadlines,
  personal: [visitsOf, rescuesOf, ...hospitality.personal],
  search: [orderHits],
  searchAdditions: [openOrders],
  balances: [
    takenBalance(
      'service.appointment.minutes',
      `select store_id, skill, minutes from service.appointment where group_id = $1 and state in ('booked', 'arrived')`,
    ),
    {
      name: 'service.order.approved',
      sql: `select o.id, o.approved_fen, coalesce(sum(l.agreed_gross_fen) filter (where l.approval = 'approved' and l.dropped_at is null), 0) as lines_fen
              from service.repair_order o left join service.line l on l.group_id = o.group_id and l.order_id = o.id
             where o.group_id = $1 group by o.id, o.approved_fen
            having o.approved_fen <> coalesce(sum(l.agreed_gross_fen) filter (where l.approval = 'approved' and l.dropped_at is null), 0)`,
    },
    {
      name: 'service.line.gross',
      sql: `select id, unit_fen, quantity_thousandths, gross_fen from service.line
             where group_id = $1 and gross_fen <> round(unit_fen * quantity_thousandths / 1000.0)`,
    },
  ],
}
