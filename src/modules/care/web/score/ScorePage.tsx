import { Alert, Flex, Select } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { dayOf } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Awaited } from '../../../../console/ui/Awaited.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Heading } from '../../../../console/ui/Heading.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { AdvisorScore } from './AdvisorScore.tsx'
import { ScoreRows, type Shown } from './ScoreRows.tsx'

export type Scored = AnswerOf<'observation.score'>['rows'][number]

const shownMonths = 6

/** The 3S score of every advisor with its arithmetic; each figure opens the records behind it. */
export default function ScorePage() {
  const texts = useTexts()
  const { store } = useSession()
  const today = dayOf(useNow())
  const months = lastMonths(today.slice(0, 7))
  const [month, setMonth] = useState(months[0] ?? '')
  const [shown, setShown] = useState<Shown>()
  const title = texts.t('care.menu.receptionScore')
  useTitle(title)
  const ofStore = store ? { store: store.id } : {}
  const { data, error, refetch } = useRead('observation.score', {
    query: { ...ofStore, month, months: shownMonths },
    also: ['observation', 'followUp', 'enquiry', 'repairOrder'],
  })
  if (!data) return <Awaited error={error} again={refetch} />
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Heading level={1}>{title}</Heading>
        <Select
          aria-label={texts.field('observation', 'month')}
          value={month}
          onChange={setMonth}
          options={months.map((value) => ({ value, label: value }))}
          style={{ width: 130 }}
        />
      </Flex>
      <Soft>{texts.t('care.score.how')}</Soft>
      {data.ungreeted > 0 && (
        <Alert
          type="warning"
          showIcon
          title={texts.t('care.score.ungreeted', { count: data.ungreeted })}
          action={<AppLink href="/appointments">{texts.t('care.score.seeGuests')}</AppLink>}
        />
      )}
      {data.rows.length === 0 && <Empty text={texts.t('care.score.none')} next={texts.t('care.score.noneNext')} />}
      {data.rows.map((row) => (
        <AdvisorScore key={row.id} row={row} open={(part) => setShown({ row, part, month: data.month })} />
      ))}
      {shown && <ScoreRows shown={shown} close={() => setShown(undefined)} />}
    </Flex>
  )
}

/** This month and those before it, the newest first. */
function lastMonths(newest: string): string[] {
  const [year = 0, number = 1] = newest.split('-').map(Number)
  return Array.from({ length: shownMonths }, (_, back) => {
    const all = year * 12 + number - 1 - back
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
  })
}
