import { BellOutlined, CheckOutlined } from '@ant-design/icons'
import { Alert, Tag } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { When } from '../../../../console/ui/When.tsx'
import { ChangeList, isUnread } from '../my-jobs/PlanChanges.tsx'

type Plan = Pick<AnswerOf<'jobCard.get'>, 'planChangedAt' | 'acknowledgedAt'>

/** For lists and the board: the technician has not said that he saw the change. */
export function UnreadTag({ card }: { readonly card: Plan }) {
  const { t } = useTexts()
  if (!isUnread(card)) return null
  return (
    <Tag color="warning" icon={<BellOutlined />} style={{ margin: 0 }}>
      {t('workshop.card.unread')}
    </Tag>
  )
}

/** The last change of the plan, and whether its technician has seen it. */
export function PlanState({ card }: { readonly card: AnswerOf<'jobCard.get'> }) {
  const { t } = useTexts()
  if (card.planChangedAt === null) return null
  const unread = isUnread(card)
  return (
    <Alert
      type={unread ? 'warning' : 'success'}
      showIcon
      icon={unread ? <BellOutlined /> : <CheckOutlined />}
      title={
        unread ? (
          t('workshop.card.unread')
        ) : (
          <>
            {t('workshop.card.seenBy', { name: card.acknowledgedByName ?? '–' })} <When at={card.acknowledgedAt} />
          </>
        )
      }
      description={
        <>
          <ChangeList card={card} />
          <small>
            {card.planChangedBy} · <When at={card.planChangedAt} />
          </small>
        </>
      }
    />
  )
}
