import { terminalContract } from '../kernel/contract/terminal.ts'
import { accountContract, parameterContract, roleContract, storeContract } from '../kernel/contract/admin.ts'
import {
  approvalContract,
  checklistContract,
  consentContract,
  documentContract,
  taskContract,
} from '../kernel/contract/furniture.ts'
import { fileContract } from '../kernel/contract/file.ts'
import { bayContract } from './capacity/contract/bay.ts'
import { equipmentContract } from './capacity/contract/equipment.ts'
import { reminderContract } from './care/contract/reminder.ts'
import { enquiryContract } from './care/contract/enquiry.ts'
import { followUpContract } from './care/contract/follow-up.ts'
import { needStudyContract } from './care/contract/need-study.ts'
import { observationContract } from './care/contract/observation.ts'
import { customerContract } from './customers/contract/customer.ts'
import { erasureContract } from './customers/contract/erasure.ts'
import { faultCaseContract } from './knowledge/contract/fault-case.ts'
import { guideContract } from './knowledge/contract/guide.ts'
import { workGuideContract } from './knowledge/contract/work-guide.ts'
import { modelContract } from './knowledge/contract/model.ts'
import { serviceItemContract } from './knowledge/contract/service-item.ts'
import { servicePackageContract } from './knowledge/contract/service-package.ts'
import { termContract } from './knowledge/contract/term.ts'
import { billContract } from './money/contract/bill.ts'
import { depositContract } from './money/contract/deposit.ts'
import { priceContract } from './money/contract/price.ts'
import { kitContract } from './parts/contract/kit.ts'
import { partContract } from './parts/contract/part.ts'
import { pickContract } from './parts/contract/pick.ts'
import { receiptContract } from './parts/contract/receipt.ts'
import { certificateContract } from './people/contract/certificate.ts'
import { shiftContract } from './people/contract/shift.ts'
import { staffContract } from './people/contract/staff.ts'
import { inspectionContract } from './quality/contract/inspection.ts'
import { appointmentContract } from './service/contract/appointment.ts'
import { environmentCheckContract } from './service/contract/environment-check.ts'
import { diagnosisContract } from './service/contract/diagnosis.ts'
import { estimateContract } from './service/contract/estimate.ts'
import { receptionContract } from './service/contract/reception.ts'
import { guestRequestContract } from './service/contract/guest-request.ts'
import { guestWaitContract } from './service/contract/lounge.ts'
import { orderMessageContract } from './service/contract/order-message.ts'
import { paperVisitContract } from './service/contract/paper-visit.ts'
import { repairOrderContract } from './service/contract/repair-order.ts'
import { accidentContract } from './service/contract/accident.ts'
import { subletContract } from './service/contract/sublet.ts'
import { rescueContract } from './service/contract/rescue.ts'
import { landmarkContract } from './service/contract/landmark.ts'
import { rescueUnitContract } from './service/contract/rescue-unit.ts'
import { walkInContract } from './service/contract/walk-in.ts'
import { visitTypeContract } from './service/contract/visit-type.ts'
import { vehicleContract } from './vehicles/contract/vehicle.ts'
import { campaignContract } from './warranty/contract/campaign.ts'
import { policyContract } from './warranty/contract/policy.ts'
import { jobCardContract } from './workshop/contract/job-card.ts'

/** Every record that has endpoints, for the typed client and the API description. */
export const contracts = {
  terminal: terminalContract,
  store: storeContract,
  role: roleContract,
  account: accountContract,
  parameter: parameterContract,
  task: taskContract,
  approval: approvalContract,
  file: fileContract,
  consent: consentContract,
  checklist: checklistContract,
  document: documentContract,
  staff: staffContract,
  shift: shiftContract,
  certificate: certificateContract,
  model: modelContract,
  serviceItem: serviceItemContract,
  guide: guideContract,
  workGuide: workGuideContract,
  faultCase: faultCaseContract,
  servicePackage: servicePackageContract,
  term: termContract,
  customer: customerContract,
  erasure: erasureContract,
  vehicle: vehicleContract,
  price: priceContract,
  bill: billContract,
  deposit: depositContract,
  part: partContract,
  partKit: kitContract,
  stockReceipt: receiptContract,
  pick: pickContract,
  warrantyPolicy: policyContract,
  recallCampaign: campaignContract,
  bay: bayContract,
  equipment: equipmentContract,
  visitType: visitTypeContract,
  accident: accidentContract,
  sublet: subletContract,
  rescue: rescueContract,
  rescueUnit: rescueUnitContract,
  landmark: landmarkContract,
  appointment: appointmentContract,
  reception: receptionContract,
  repairOrder: repairOrderContract,
  estimate: estimateContract,
  guestRequest: guestRequestContract,
  orderMessage: orderMessageContract,
  guestWait: guestWaitContract,
  walkIn: walkInContract,
  environmentCheck: environmentCheckContract,
  paperVisit: paperVisitContract,
  diagnosis: diagnosisContract,
  jobCard: jobCardContract,
  inspection: inspectionContract,
  followUp: followUpContract,
  reminder: reminderContract,
  observation: observationContract,
  enquiry: enquiryContract,
  needStudy: needStudyContract,
}
