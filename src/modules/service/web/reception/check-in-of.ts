import { type Noted, spokenWords } from '../../contract/reception-content.ts'
import type { Draft } from './device/draft.ts'

/** What opens the order, from all that the reception holds. */
export function checkInOf(draft: Draft, noted: Noted) {
  const { signer, image, isAbsent } = draft.signature
  return {
    storeId: draft.storeId,
    vehicleId: draft.vehicleId,
    customerId: noted.customerId,
    odometerKm: noted.odometerKm,
    visitType: noted.visitType ?? 'maintenance',
    concerns: spokenWords(noted).map((words) => ({ words })),
    confirmed: noted.confirmed === true,
    belongings: noted.belongings,
    oldParts: noted.oldParts ?? 'none',
    waiting: noted.waiting === true,
    ...(draft.appointmentId ? { appointmentId: draft.appointmentId } : {}),
    ...(draft.walkInId ? { walkInId: draft.walkInId } : {}),
    ...(noted.lowerBecause?.trim() ? { lowerBecause: noted.lowerBecause.trim() } : {}),
    ...(noted.besideBecause?.trim() ? { besideBecause: noted.besideBecause.trim() } : {}),
    ...(noted.energyPercent === undefined ? {} : { energyPercent: noted.energyPercent }),
    ...(noted.promisedAt ? { promisedAt: noted.promisedAt } : {}),
    ...(noted.courtesy.length > 0 ? { courtesy: noted.courtesy } : {}),
    ...(noted.handOverNote?.trim() ? { handOverNote: noted.handOverNote.trim() } : {}),
    // A drawing without a name proves nothing: it is left out.
    ...(isAbsent ? { isAbsent } : {}),
    ...(!isAbsent && signer.trim() && image ? { signature: { signer: signer.trim(), image } } : {}),
  }
}
