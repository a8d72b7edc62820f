import { CaretRightOutlined } from '@ant-design/icons'
import { Button, Flex, Tag, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useWaitingIn } from '../../../../console/device/queue/use-outbox.ts'
import { useKeptRead } from '../../../../console/device/use-kept-read.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { AdvisorNote } from '../card/AdvisorNote.tsx'
import { CardModel, PauseTag } from '../card/CardWords.tsx'
import { CutOff } from '../card/CutOff.tsx'
import { lineOf, withWaiting } from './overlay.ts'
import { isUnread, PlanChanges } from './PlanChanges.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = RowOf<'jobCard.list'>

/** What was changed on a card that is not begun; it is acknowledged before the start. */
function UnreadPlan({ id }: { readonly id: string }) {
  const { data } = useKeptRead('jobCard.get', { id })
  const waiting = useWaitingIn(lineOf(id))
  return data ? <PlanChanges card={withWaiting(data, waiting)} /> : null
}

interface NextJobsProps {
  readonly title: string
  readonly cards: readonly Card[]
  readonly verb: 'start' | 'resume'
}

/** Cards that wait for the technician; one tap begins. */
export function NextJobs({ title, cards, verb }: NextJobsProps) {
  const { token } = theme.useToken()
  return (
    <Section title={title}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {cards.map((card, index) => (
          <li
            key={card.id}
            style={{
              paddingBlock: 12,
              borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined,
            }}
          >
            <NextJob card={card} verb={verb} first={index === 0} />
            {verb === 'start' && <CutOff card={card} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface NextJobProps {
  readonly card: Card
  readonly verb: 'start' | 'resume'
  readonly first: boolean
}

function NextJob({ card, verb, first }: NextJobProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { run } = useCardVerbs(card)
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <Flex vertical gap={4} style={{ minWidth: 0 }}>
        <Flex gap={8} align="center" wrap>
          <Plate plate={card.plate} colour={card.plateColour} large />
          <CardModel car={card} />
          <PromisedTime promisedAt={card.promisedAt} state={card.state} />
          <PauseTag reason={card.pausedBecause} />
        </Flex>
        <Flex gap={12} wrap style={{ color: token.colorTextDescription }}>
          <span>{texts.t('workshop.mine.planned', { minutes: card.plannedMinutes })}</span>
          <When at={card.plannedStart} />
          {card.bayCode && <span>{texts.t('workshop.reason.bay', { bay: card.bayCode })}</span>}
          <AppLink href={`/job-cards/${card.id}`}>{card.orderNumber}</AppLink>
        </Flex>
        <AdvisorNote card={card} />
        {isUnread(card) && <UnreadPlan id={card.id} />}
        {card.reworkCause && (
          <Flex gap={8} align="center" wrap>
            <Tag color="error" style={{ margin: 0 }}>
              {texts.t('workshop.card.reworkTag')}
            </Tag>
            <strong style={{ color: token.colorError }}>{card.reworkCause}</strong>
            <AppLink href={`/inspections/queue/${card.orderId}`}>{texts.t('workshop.card.reworkSheet')}</AppLink>
          </Flex>
        )}
      </Flex>
      <Button
        type={first ? 'primary' : 'default'}
        size="large"
        icon={<CaretRightOutlined />}
        // What touches high voltage is begun only once that is switched off, here as on the server.
        disabled={verb === 'start' && card.needsCutOff && card.cutOffAt === null}
        onClick={() => run(verb)}
        style={{ minHeight: 52, minWidth: 120 }}
      >
        {texts.verb('jobCard', verb)}
      </Button>
    </Flex>
  )
}
