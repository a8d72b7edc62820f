import { hours, moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'
import type { Plan } from './estimate.ts'

interface PlanCardsProps {
  readonly plans: readonly Plan[]
  readonly chosen: string | undefined
  readonly choose: (plan: Plan) => void
  readonly missing: boolean
}

/** The plans side by side, each with what speaks for and against it, parts, hours, total and time (H-13). */
export function PlanCards({ plans, chosen, choose, missing }: PlanCardsProps) {
  const { t, language } = useTexts()
  const now = useNow()
  return (
    <section className={`group${missing ? ' line-missing' : ''}`} id="plans" aria-label={t('plan.title')}>
      <h2>{t('plan.title')}</h2>
      <div className="plans">
        {plans.map((plan, at) => (
          <div key={plan.id} className={`plan${plan.id === chosen ? ' plan-chosen' : ''}`}>
            <h3>
              {plan.name} {at === 0 && <span className="tag">{t('plan.recommended')}</span>}
            </h3>
            <strong className="sum">{yuan(plan.totalFen)}</strong>
            <dl>
              <dt>{t('plan.ready')}</dt>
              <dd>{moment(language, plan.promisedAt, now)}</dd>
              <dt>{t('plan.labour')}</dt>
              <dd>{t('plan.hours', { hours: hours(plan.labourMinutes) })}</dd>
              <dt>{t('plan.parts')}</dt>
              <dd>{t('plan.count', { count: plan.partCount })}</dd>
              <dt>{t('plan.pros')}</dt>
              <dd>{plan.pros}</dd>
              <dt>{t('plan.cons')}</dt>
              <dd>{plan.cons}</dd>
            </dl>
            <button type="button" className={plan.id === chosen ? 'main' : ''} onClick={() => choose(plan)}>
              {t(plan.id === chosen ? 'plan.taken' : 'plan.take')}
            </button>
          </div>
        ))}
      </div>
    </section>
  )
}
