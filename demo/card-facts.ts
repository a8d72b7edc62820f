import type { VisitPlan, VisitWorld } from './visit-plan.ts'

/** What a dispatch reads of an order, as its loads would answer it. */
export function cardFacts({ facts, stage }: VisitWorld, plan: VisitPlan, orderId: string): Record<string, unknown> {
  return {
    ...facts(plan.car, plan.advisor),
    wished_id: null,
    visit_type: plan.visitType,
    model_id: null,
    concerns: stage.bulk.of('service.concern', orderId).map((concern) => concern['words']),
    card_count: 0,
    colour: null,
    odometer_km: plan.odometerKm,
    energy_percent: null,
    belongings: [],
  }
}
