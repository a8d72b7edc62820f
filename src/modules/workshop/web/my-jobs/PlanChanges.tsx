import { Alert, Button } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { When } from '../../../../console/ui/When.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = AnswerOf<'jobCard.get'>

export function isUnread(card: Pick<Card, 'planChangedAt' | 'acknowledgedAt'>): boolean {
  return card.planChangedAt !== null && card.acknowledgedAt === null
}

/** What the desk changed on the plan, until the technician says that he saw it. */
export function PlanChanges({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const { run } = useCardVerbs(card)
  if (!isUnread(card)) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={texts.t('workshop.mine.planChanged')}
      description={
        <>
          <ChangeList card={card} />
          <small>
            {card.planChangedBy} · <When at={card.planChangedAt} />
          </small>
        </>
      }
      action={
        <Button size="large" type="primary" style={{ minHeight: 52 }} onClick={() => run('acknowledge')}>
          {texts.t('workshop.mine.seen')}
        </Button>
      }
    />
  )
}

/** Value by value: before → now. */
export function ChangeList({ card }: { readonly card: Pick<Card, 'planChanges'> }) {
  const texts = useTexts()
  const shown = (field: string, value: string | null) => {
    if (value === null) return '–'
    return field === 'plannedStart' ? <When at={value} /> : value
  }
  return (
    <ul style={{ margin: '4px 0', paddingInlineStart: 18, fontSize: 17 }}>
      {card.planChanges.map((change) => (
        <li key={`${change.field}${change.to ?? ''}`}>
          {texts.t(`workshop.planField.${change.field}`)}{' '}
          {change.from !== null && (
            <>
              <del>{shown(change.field, change.from)}</del> →{' '}
            </>
          )}
          <strong>{shown(change.field, texts.language === 'en' ? change.toEn : change.to)}</strong>
        </li>
      ))}
    </ul>
  )
}
