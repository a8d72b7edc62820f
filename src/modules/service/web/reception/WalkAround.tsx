import { Flex, Typography } from 'antd'
import { dayTime } from '../../../../console/formats.ts'
import { useNow } from '../../../../console/clock.ts'
import { useTexts } from '../../../../console/texts.ts'
import { CarOutline } from '../../../../console/ui/CarOutline.tsx'
import { MarkList } from '../../../../console/ui/MarkList.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Belongings } from './Belongings.tsx'
import { CarState } from './CarState.tsx'
import { CheckPoints } from './CheckPoints.tsx'
import type { Arrival } from './device/arrivals.ts'
import type { Desk } from './device/desk.ts'
import type { Draft } from './device/draft.ts'
import { DraftPhotos } from './DraftPhotos.tsx'
import { viewsTaken } from './photo-views.ts'
import { ownKey, type StepProps } from './visit-notes.ts'

interface WalkAroundProps extends StepProps {
  readonly arrival: Arrival
  readonly draft: Draft
  readonly desk: Desk
}

/** The order under which the car is here already; the one that its tow opened is this reception's own. */
const openOrderOf = ({ visits }: Arrival, own: string | undefined) =>
  visits.find((visit) => visit.closedAt === null && visit.orderId !== own)?.number

/** Once around the car with the customer: readings, damage with photo and place, inside, functions, what lies in it. */
export function WalkAround({ noted, say, arrival, draft, desk }: WalkAroundProps) {
  const texts = useTexts()
  const now = useNow()
  const { car, lastMarks, lastMarksAt } = arrival
  return (
    <div id="step-walkAround">
      <Section title={texts.t('service.page.step.walkAround')}>
        <Flex vertical gap={16}>
          <CarState
            noted={noted}
            say={say}
            lastKm={car.odometerKm}
            powertrain={car.powertrain}
            openOrder={openOrderOf(arrival, draft.towedOrderId)}
          />
          <div>
            <CarOutline
              marks={noted.marks}
              before={lastMarks}
              onMark={(mark) => say({ [ownKey('mark')]: mark, confirmed: noted.confirmed ?? false })}
            />
            <Typography.Text type="secondary">
              {lastMarksAt
                ? texts.t('service.page.marksBefore', { count: lastMarks.length, day: dayTime(lastMarksAt, now) })
                : texts.t('service.page.tapDamage')}
            </Typography.Text>
          </div>
          <MarkList
            marks={noted.marks}
            extra={(mark) => <DraftPhotos draft={draft} desk={desk} subjectId={mark.id} small />}
            onRemove={(mark) => say({ [`mark.${mark.id}`]: null })}
          />
          <Flex vertical gap={4}>
            <Typography.Text strong>{texts.t('service.file.walkAround')}</Typography.Text>
            <Typography.Text type="secondary">{texts.t('service.page.walkAroundHint')}</Typography.Text>
            <Flex gap={16} wrap>
              {viewsTaken.map((view, position) => (
                <Flex key={view} vertical gap={4}>
                  <span>{texts.t(`service.page.view.${view}`)}</span>
                  <DraftPhotos draft={draft} desk={desk} position={position} small />
                </Flex>
              ))}
            </Flex>
          </Flex>
          <CheckPoints noted={noted} say={say} />
          <Belongings noted={noted} say={say} />
        </Flex>
      </Section>
    </div>
  )
}
