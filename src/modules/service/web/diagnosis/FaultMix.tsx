import { Flex, theme } from 'antd'
import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { useNow } from '../../../../console/clock.ts'
import { dayOf, plainNumber } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'

const shownDays = 90

/** Reported faults by class, each share beside the reference; a class opens its diagnoses. */
export function FaultMix() {
  const texts = useTexts()
  const { store } = useSession()
  const today = dayOf(useNow())
  const { data } = useRead('diagnosis.mix', {
    query: { ...(store ? { store: store.id } : {}), from: addDays(today, -shownDays), to: today },
    also: ['repairOrder'],
  })
  if (!data) return null
  const longest = Math.max(40, ...data.rows.flatMap((row) => [row.percent, row.referencePercent]))
  return (
    <Section
      title={texts.t('service.diag.mix', { days: shownDays })}
      extra={<strong>{texts.t('service.diag.mixCount', { count: data.total })}</strong>}
    >
      {data.total === 0 && <Soft>{texts.t('service.diag.mixNone', { days: shownDays })}</Soft>}
      <Flex vertical gap={12}>
        {data.rows.map((row) => (
          <div key={row.faultClass}>
            <Flex justify="space-between" gap={8}>
              <AppLink href={`/diagnoses?faultClass=${row.faultClass}`}>
                {texts.value('diagnosis', 'faultClass', row.faultClass)}
              </AppLink>
              <Soft>{texts.t('service.diag.mixCount', { count: row.count })}</Soft>
            </Flex>
            <Bar label={texts.t('service.diag.mixOwn')} percent={row.percent} of={longest} own />
            <Bar label={texts.t('service.diag.mixReference')} percent={row.referencePercent} of={longest} />
          </div>
        ))}
        <Soft>{texts.t('service.diag.mixSource')}</Soft>
      </Flex>
    </Section>
  )
}

interface BarProps {
  readonly label: string
  readonly percent: number
  readonly of: number
  readonly own?: boolean
}

function Bar({ label, percent, of, own = false }: BarProps) {
  const { token } = theme.useToken()
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '72px 1fr 72px', gap: 8, alignItems: 'center' }}>
      <Soft>{label}</Soft>
      <span aria-hidden style={{ height: 12, background: token.colorFillTertiary, borderRadius: 2 }}>
        <span
          style={{
            display: 'block',
            height: '100%',
            width: `${(percent / of) * 100}%`,
            borderRadius: 2,
            background: own ? token.colorPrimary : token.colorTextQuaternary,
          }}
        />
      </span>
      <span style={{ textAlign: 'end', whiteSpace: 'nowrap' }}>{plainNumber(percent, 1)} %</span>
    </div>
  )
}
