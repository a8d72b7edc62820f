import { Alert, Flex, Skeleton, theme, Typography } from 'antd'
import { useWaiting } from '../../../../console/device/queue/use-outbox.ts'
import { useKeptRead } from '../../../../console/device/use-kept-read.ts'
import { useOfflineWork } from '../../../../console/device/use-offline-work.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { MyInspections } from '../../../quality/web/home/MyInspections.tsx'
import { ToClean } from '../../../service/web/order/ToClean.tsx'
import { CurrentJob } from './CurrentJob.tsx'
import { NextJobs } from './NextJobs.tsx'
import { ToDiagnose } from './ToDiagnose.tsx'
import { useCardsTakenAlong } from './cards-taken-along.ts'
import { withWaiting } from './overlay.ts'
import { useTitle } from '../../../../console/ui/use-title.ts'

const shown = ['repairOrder', 'pick', 'inspection']

/** The technician's tablet: the job in hand, big, and what comes next. */
export default function MyJobsPage() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const title = texts.t('workshop.menu.myJobs')
  const working = useKeptRead('jobCard.list', { query: { mine: 'true', state: 'working', limit: 20 }, also: shown })
  const assigned = useKeptRead('jobCard.list', { query: { mine: 'true', state: 'assigned', limit: 50 }, also: shown })
  useTitle(title)
  useOfflineWork('/my-jobs')
  useCardsTakenAlong(working.data?.rows, assigned.data?.rows)
  const error = working.error ?? assigned.error
  const waiting = useWaiting()
  const cards = [...(working.data?.rows ?? []), ...(assigned.data?.rows ?? [])].map((card) =>
    withWaiting(card, waiting),
  )
  const mine = cards.filter((card) => card.state === 'working')
  const current = mine.find((card) => card.pausedBecause === null) ?? mine[0]
  const others = mine.filter((card) => card.id !== current?.id)
  // The list has the latest first; the technician wants the earliest.
  const next = cards.filter((card) => card.state === 'assigned').toReversed()
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
        {title}
      </Typography.Title>
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!working.data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      <ToDiagnose />
      {current && <CurrentJob key={current.id} id={current.id} />}
      {working.data && !current && (
        <Empty
          text={texts.t('workshop.mine.nothing')}
          next={texts.t(next.length > 0 ? 'workshop.mine.startNext' : 'workshop.mine.waitForDesk')}
        />
      )}
      <MyInspections />
      {others.length > 0 && <NextJobs title={texts.t('workshop.mine.paused')} cards={others} verb="resume" />}
      {next.length > 0 && <NextJobs title={texts.t('workshop.mine.next')} cards={next} verb="start" />}
      <ToClean />
    </Flex>
  )
}
