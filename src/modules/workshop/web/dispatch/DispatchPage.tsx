import { Alert, Flex, Skeleton, theme, Typography } from 'antd'
import { promiseBands } from '../../../../kernel/contract/promise.ts'
import { useDark } from '../../../../console/looks.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { bandLook } from '../../../../console/theme.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { BaysStrip } from './BaysStrip.tsx'
import { DayTimeline } from './DayTimeline.tsx'
import { AtRisk } from './AtRisk.tsx'
import { EffectsPanel } from './EffectsPanel.tsx'
import { MoveProvider } from './MoveProvider.tsx'
import { WaitingList } from './WaitingList.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'

const shown = ['repairOrder', 'estimate', 'pick', 'shift', 'bay', 'inspection']

/** Who does what today: what waits with its proposal at the left, the technicians' day at the right. */
export default function DispatchPage() {
  const { workStore } = useSession()
  const texts = useTexts()
  const title = texts.t('workshop.menu.dispatch')
  useTitle(title)
  const { data } = useRead('jobCard.board', {
    query: { store: workStore?.id ?? '' },
    enabled: workStore !== undefined,
    also: shown,
  })
  if (!workStore) return <Empty text={texts.t('workshop.board.noStore')} />
  return (
    <MoveProvider storeId={workStore.id} technicianIds={data?.technicians.map((one) => one.id) ?? []}>
      <Flex vertical gap={12}>
        <PageHead title={title} />
        <Flex gap={12} wrap align="start">
          <div style={{ flex: '1 1 320px', minWidth: 0 }}>
            <Flex vertical gap={12}>
              <WaitingList storeId={workStore.id} />
              <AtRisk storeId={workStore.id} />
            </Flex>
          </div>
          <div style={{ flex: '999 1 640px', minWidth: 0 }}>
            <DayBoard storeId={workStore.id} />
          </div>
        </Flex>
        <EffectsPanel />
      </Flex>
    </MoveProvider>
  )
}

function PageHead({ title }: { readonly title: string }) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const dark = useDark()
  return (
    <Flex justify="space-between" align="center" gap={8} wrap>
      <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
        {title}
      </Typography.Title>
      <Flex gap={6} wrap>
        {promiseBands.map((band) => {
          const look = bandLook(band, dark)
          return (
            <span
              key={band}
              style={{
                padding: '0 8px',
                borderRadius: 4,
                color: look.ink,
                background: look.ground,
                border: `1px solid ${look.edge}`,
              }}
            >
              {c(`promise.${band === 'booked' ? 'none' : band}`)}
            </span>
          )
        })}
      </Flex>
    </Flex>
  )
}

function DayBoard({ storeId }: { readonly storeId: string }) {
  const texts = useTexts()
  const { data, error } = useRead('jobCard.board', { query: { store: storeId }, also: shown, everySeconds: 60 })
  const plan = useRead('jobCard.proposals', { query: { store: storeId }, also: shown, everySeconds: 120 })
  if (!data) {
    return error ? (
      <Alert type="error" showIcon title={texts.problem(asProblem(error))} />
    ) : (
      <Skeleton active paragraph={{ rows: 12 }} />
    )
  }
  return (
    <Flex vertical gap={12}>
      <Section title={texts.t('workshop.board.technicians')}>
        {data.technicians.length > 0 ? (
          <DayTimeline technicians={data.technicians} plan={plan.data} />
        ) : (
          <Empty text={texts.t('workshop.board.nobody')} next={texts.t('workshop.board.nobodyNext')} />
        )}
      </Section>
      <Section title={texts.t('workshop.board.bays')}>
        <BaysStrip bays={data.bays} technicians={data.technicians} />
      </Section>
    </Flex>
  )
}
