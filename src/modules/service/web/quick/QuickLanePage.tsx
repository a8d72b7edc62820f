import { Alert, Button, Checkbox, Flex, Segmented, Skeleton, theme, Typography } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useNow } from '../../../../console/clock.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useGo } from '../../../../console/navigation.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePageSearch } from '../../../../console/search-params.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { useVerb } from '../../../../console/verbs.ts'
import { quickLaneTypes } from '../../contract/quick-lane.ts'
import { CarFinder } from '../find/CarFinder.tsx'
import { useVisitor } from '../find/use-visitor.ts'
import { VisitorCard } from '../find/VisitorCard.tsx'
import { type LaneItem, useLane } from './use-lane.ts'

const search = z.object({ vehicle: z.string().optional(), customer: z.string().optional() })
type Lane = (typeof quickLaneTypes)[number]

/** The quick lane: the plate, wash or quick repair, done. The price on the key is the posted one. */
export default function QuickLanePage() {
  const texts = useTexts()
  const [{ vehicle, customer }, set] = usePageSearch(search)
  const visitor = useVisitor(vehicle, customer)
  const title = texts.verb('repairOrder', 'quickIn')
  useTitle(title)
  return (
    <Flex vertical gap={12} style={{ maxWidth: 760 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {title}
      </Typography.Title>
      {vehicle === undefined ? (
        <Section title={texts.t('service.page.whichCar')}>
          <CarFinder onFound={(id, customerId) => set({ vehicle: id, customer: customerId })} />
        </Section>
      ) : visitor.car ? (
        <>
          <Section title={texts.t('service.page.step.customer')}>
            <VisitorCard
              car={visitor.car}
              visitor={visitor}
              onCustomer={(id) => set({ customer: id })}
              onOther={() => set({ vehicle: undefined, customer: undefined })}
            />
          </Section>
          <LaneChoice vehicleId={visitor.car.id} powertrain={visitor.car.powertrain} customerId={visitor.customerId} />
        </>
      ) : (
        <Skeleton active />
      )}
    </Flex>
  )
}

interface LaneChoiceProps {
  readonly vehicleId: string
  readonly powertrain: string
  readonly customerId: string | undefined
}

function LaneChoice({ vehicleId, powertrain, customerId }: LaneChoiceProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [lane, setLane] = useState<Lane>('wash')
  const [chosen, setChosen] = useState<Readonly<Record<Lane, readonly string[] | undefined>>>({
    wash: undefined,
    quick: undefined,
  })
  const items = useLane(lane, workStore?.id ?? '', powertrain)
  const [first] = items ?? []
  // The usual wash is on the key already: a third tap is enough.
  const codes = chosen[lane] ?? (lane === 'wash' && first ? [first.code] : [])
  const wanted = (items ?? []).filter((item) => codes.includes(item.code))
  const toggle = (code: string) =>
    setChosen({
      ...chosen,
      [lane]: codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code],
    })
  return (
    <>
      <Segmented<Lane>
        block
        size="large"
        aria-label={texts.field('repairOrder', 'visitType')}
        value={lane}
        onChange={setLane}
        options={quickLaneTypes.map((value) => ({ value, label: texts.value('repairOrder', 'visitType', value) }))}
      />
      {items === undefined && <Skeleton active />}
      {items?.length === 0 && (
        <Empty small text={texts.t('service.quick.noItems')} next={texts.t('service.quick.noItemsNext')} />
      )}
      <Flex vertical gap={8}>
        {items?.map((item) => (
          <ItemKey key={item.code} item={item} isOn={codes.includes(item.code)} toggle={() => toggle(item.code)} />
        ))}
      </Flex>
      {workStore && <Receive lane={lane} wanted={wanted} car={{ storeId: workStore.id, vehicleId, customerId }} />}
    </>
  )
}

interface ItemKeyProps {
  readonly item: LaneItem
  readonly isOn: boolean
  readonly toggle: () => void
}

function ItemKey({ item, isOn, toggle }: ItemKeyProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const name = texts.name(item.nameZh, item.nameEn)
  return (
    <label
      style={{
        display: 'flex',
        gap: 12,
        alignItems: 'center',
        minHeight: 52,
        padding: '8px 12px',
        cursor: 'pointer',
        background: isOn ? token.colorPrimaryBg : token.colorBgContainer,
        border: `1px solid ${isOn ? token.colorPrimary : token.colorBorder}`,
        borderRadius: token.borderRadius,
      }}
    >
      <Checkbox aria-label={name} checked={isOn} onChange={toggle} />
      <span style={{ flex: 1 }}>{name}</span>
      <Soft>{texts.t('service.quick.minutes', { minutes: item.minutes })}</Soft>
      <Money fen={item.grossFen} strong />
    </label>
  )
}

interface ReceiveProps {
  readonly lane: Lane
  readonly wanted: readonly LaneItem[]
  readonly car: { readonly storeId: string; readonly vehicleId: string; readonly customerId: string | undefined }
}

/** The last tap: the sum is on it, and it says that the customer has heard it. */
function Receive({ lane, wanted, car }: ReceiveProps) {
  const texts = useTexts()
  const go = useGo()
  const now = useNow()
  const [problem, setProblem] = useState<ProblemError>()
  const quickIn = useVerb('repairOrder.quickIn', { quiet: true, also: ['vehicle', 'jobCard'] })
  const totalFen = wanted.reduce((sum, item) => sum + item.grossFen, 0)
  const { data: kinds } = useRead('visitType.list')
  const usual = kinds?.rows.find((kind) => kind.code === lane)?.rules.defaultMinutes ?? 0
  const minutes = Math.max(
    usual,
    wanted.reduce((sum, item) => sum + item.minutes, 0),
  )
  const receive = async () => {
    const { customerId, ...of } = car
    if (customerId === undefined) return
    const outcome = await quickIn.run({
      ...of,
      customerId,
      visitType: lane,
      itemCodes: wanted.map((item) => item.code),
      toldFen: totalFen,
    })
    if (outcome.ok) go(`/repair-orders/${outcome.record.id}`)
    else setProblem(outcome.problem)
  }
  return (
    <Flex vertical gap={8}>
      {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      <Button
        type="primary"
        size="large"
        block
        style={{ minHeight: 56 }}
        disabled={wanted.length === 0 || car.customerId === undefined}
        loading={quickIn.pending}
        onClick={() => void receive()}
      >
        <span>{texts.t('service.quick.receive')}</span>
        <Money fen={totalFen} strong />
      </Button>
      {wanted.length > 0 && <Soft>{texts.t('service.quick.said', { time: clockTime(now + minutes * 60_000) })}</Soft>}
    </Flex>
  )
}
