import { Button, Flex, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../console/clock.ts'
import type { RowOf } from '../../../console/endpoints.ts'
import { dayTime } from '../../../console/formats.ts'
import type { ProblemError } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { When } from '../../../console/ui/When.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { Alternatives } from './booking/Alternatives.tsx'

type Affected = RowOf<'appointment.affected'>

/** Bookings that cannot be kept as they stand: one click moves one, or its customer is asked to choose. */
export default function AffectedPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [asking, setAsking] = useState<Affected>()
  const { data } = useRead('appointment.affected', {
    query: { store: workStore?.id },
    enabled: workStore !== undefined,
    also: ['shift', 'bay', 'equipment', 'customer'],
  })
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {texts.t('service.affected.title')}
      </Typography.Title>
      {!data && <Skeleton active />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('service.affected.none')} next={texts.t('service.affected.noneNext')} />
      )}
      {data?.rows.map((row) => (
        <AffectedBooking key={row.id} row={row} ask={() => setAsking(row)} />
      ))}
      {asking && (
        <VerbDrawer
          verb="appointment.askToMove"
          form={{ fields: [{ name: 'reason', kind: 'text' }] }}
          target={asking}
          open
          close={() => setAsking(undefined)}
        />
      )}
    </Flex>
  )
}

function AffectedBooking({ row, ask }: { readonly row: Affected; readonly ask: () => void }) {
  const texts = useTexts()
  const now = useNow()
  const { can } = useSession()
  const [problem, setProblem] = useState<ProblemError>()
  const change = useVerb('appointment.change', { quiet: true, also: ['bay'] })
  const move = async (startsAt: string) => {
    const { minutes, skill } = row
    const reason = texts.t('service.affected.reason')
    const outcome = await change.run({ startsAt, minutes, skill, reason }, row)
    setProblem(outcome.ok ? undefined : outcome.problem)
  }
  return (
    <Section title={dayTime(row.startsAt, now)} extra={<Reasons row={row} />}>
      <Flex vertical gap={12}>
        <Flex gap={12} wrap align="center">
          <AppLink href={`/appointments/${row.id}`}>
            <Plate plate={row.plate} colour={row.plateColour} />
          </AppLink>
          <Person name={row.customerName} more={row.phoneMasked} customerId={row.customerId} />
          <span>
            {texts.value('appointment', 'visitType', row.visitType)} ·{' '}
            {texts.t('service.page.minutes', { minutes: row.minutes })}
          </span>
        </Flex>
        {!can('appointment.book') && <Soft>{texts.t('service.affected.others')}</Soft>}
        {can('appointment.book') && (
          <Flex gap={8} wrap align="center">
            <span>{texts.t('service.affected.moveTo')}</span>
            {row.alternatives.map(({ startsAt }) => (
              <Button key={startsAt} type="primary" ghost loading={change.pending} onClick={() => void move(startsAt)}>
                {dayTime(startsAt, now)}
              </Button>
            ))}
            {row.alternatives.length === 0 && (
              <span>{texts.t(row.lackingUses.length > 0 ? 'service.affected.noDevice' : 'service.page.noTimes')}</span>
            )}
            {row.lackingUses.length > 0 && can('equipment.see') && (
              <AppLink href="/equipment?state=outOfOrder">{texts.t('service.affected.seeDevice')}</AppLink>
            )}
            <Button onClick={ask}>{texts.verb('appointment', 'askToMove')}</Button>
          </Flex>
        )}
        {problem && <Alternatives problem={problem} choose={(startsAt) => void move(startsAt)} />}
      </Flex>
    </Section>
  )
}

/** Why it cannot be kept, and whether its customer was asked. */
function Reasons({ row }: { readonly row: Affected }) {
  const texts = useTexts()
  return (
    <Flex gap={8} wrap>
      {row.lackingMinutes > 0 && (
        <Tag color="error">{texts.t('service.affected.lacking', { minutes: row.lackingMinutes })}</Tag>
      )}
      {row.technicianAway && (
        <Tag color="warning">{texts.t('service.affected.away', { name: row.technicianName ?? '' })}</Tag>
      )}
      {row.lackingUses.length > 0 && (
        <Tag color="error">
          {texts.t('service.affected.device', {
            uses: row.lackingUses
              .map((use) => texts.value('serviceItem', 'needsEquipment', use))
              .join(texts.language === 'en' ? ', ' : '、'),
          })}
        </Tag>
      )}
      {row.askedAt && (
        <Tag>
          {texts.t('service.affected.asked')} <When at={row.askedAt} />
        </Tag>
      )}
    </Flex>
  )
}
