import { Alert, Button, Checkbox, Flex, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useGo } from '../../../../console/navigation.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useOneColumn } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { useVerb } from '../../../../console/verbs.ts'
import type { Place } from '../../contract/area.ts'
import { dangers, rescueKinds } from '../../contract/rescue.ts'
import { CarFinder } from '../find/CarFinder.tsx'
import { useVisitor } from '../find/use-visitor.ts'
import { VisitorCard } from '../find/VisitorCard.tsx'
import { Advice } from './Advice.tsx'
import { AreaSketch } from './AreaSketch.tsx'
import { PlaceFinder } from './PlaceFinder.tsx'
import { unitSpot } from './spots.ts'

type Kind = (typeof rescueKinds)[number]
type Danger = (typeof dangers)[number]

interface Call {
  readonly kind: Kind
  readonly dangers: readonly Danger[]
  readonly place: string
  readonly at: Place | undefined
}

/** A rescue call: what is the matter, what to tell the caller at once, who and where he is; one tap sends the nearest unit. */
export default function RescueIntakePage() {
  const texts = useTexts()
  const oneColumn = useOneColumn()
  const [call, setCall] = useState<Call>({ kind: 'noStart', dangers: [], place: '', at: undefined })
  const [who, setWho] = useState<{ readonly vehicle: string; readonly customer: string | undefined }>()
  const visitor = useVisitor(who?.vehicle, who?.customer)
  const title = texts.verb('rescue', 'report')
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {title}
      </Typography.Title>
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: oneColumn ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) minmax(0, 1fr)',
        }}
      >
        <Flex vertical gap={12}>
          <Danger call={call} change={(next) => setCall({ ...call, ...next })} />
          <Advice kind={call.kind} dangers={call.dangers} />
        </Flex>
        <Flex vertical gap={12}>
          <Section title={texts.field('rescue', 'customerId')}>
            {visitor.car ? (
              <VisitorCard
                car={visitor.car}
                visitor={visitor}
                onCustomer={(customer) => who && setWho({ ...who, customer })}
                onOther={() => setWho(undefined)}
              />
            ) : (
              <CarFinder onFound={(vehicle, customer) => setWho({ vehicle, customer })} />
            )}
          </Section>
          <Where call={call} change={(next) => setCall({ ...call, ...next })} customerId={visitor.customerId} />
          <Send call={call} vehicleId={visitor.car?.id} customerId={visitor.customerId} />
        </Flex>
      </div>
    </Flex>
  )
}

interface PartProps {
  readonly call: Call
  readonly change: (next: Partial<Call>) => void
}

function Danger({ call, change }: PartProps) {
  const texts = useTexts()
  return (
    <Section title={texts.field('rescue', 'kind')}>
      <Flex vertical gap={16}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          size="large"
          aria-label={texts.field('rescue', 'kind')}
          value={call.kind}
          onChange={(event) => {
            const kind = rescueKinds.find((one) => one === event.target.value)
            if (kind) change({ kind })
          }}
          options={rescueKinds.map((kind) => ({ value: kind, label: texts.value('rescue', 'kind', kind) }))}
          style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
        />
        <Checkbox.Group
          aria-label={texts.field('rescue', 'dangers')}
          value={[...call.dangers]}
          onChange={(next) => change({ dangers: dangers.filter((one) => next.includes(one)) })}
          options={dangers.map((danger) => ({ value: danger, label: texts.value('rescue', 'danger', danger) }))}
          style={{ rowGap: 12 }}
        />
      </Flex>
    </Section>
  )
}

/** How far around the units a tap may mean a place, in metres. */
const pickReach = 12_000

function Where({ call, change, customerId }: PartProps & { readonly customerId: string | undefined }) {
  const texts = useTexts()
  const { workStore } = useSession()
  const { data } = useRead('rescueUnit.list', { query: workStore ? { store: workStore.id } : {} })
  const units = (data?.rows ?? []).filter((unit) => unit.state === 'free').flatMap((unit) => unitSpot(texts, unit))
  const centre = units[0] ?? call.at
  const car = call.at ? [{ ...call.at, key: 'car', kind: 'car' as const, label: texts.field('rescue', 'place') }] : []
  return (
    <Section title={texts.field('rescue', 'place')}>
      <Flex vertical gap={8}>
        <PlaceFinder
          storeId={workStore?.id ?? ''}
          customerId={customerId}
          value={call.place}
          onChange={(place, at) => change(at ? { place, at } : { place })}
        />
        {centre && (
          <>
            <Soft>{texts.t('service.rescuePage.tapPlace')}</Soft>
            <AreaSketch centre={centre} reach={pickReach} spots={[...units, ...car]} onPick={(at) => change({ at })} />
          </>
        )}
      </Flex>
    </Section>
  )
}

interface SendProps {
  readonly call: Call
  readonly vehicleId: string | undefined
  readonly customerId: string | undefined
}

function Send({ call, vehicleId, customerId }: SendProps) {
  const texts = useTexts()
  const go = useGo()
  const { workStore } = useSession()
  const [problem, setProblem] = useState<ProblemError>()
  const report = useVerb('rescue.report', { quiet: true, also: ['rescueUnit'] })
  const isReady = customerId !== undefined && call.place.trim() !== ''
  const send = async () => {
    if (!workStore || customerId === undefined) return
    const outcome = await report.run({
      storeId: workStore.id,
      customerId,
      ...(vehicleId ? { vehicleId } : {}),
      kind: call.kind,
      dangers: [...call.dangers],
      place: call.place.trim(),
      ...(call.at ? { longitude: call.at.longitude, latitude: call.at.latitude } : {}),
    })
    if (outcome.ok) go(`/rescues/${outcome.record.id}`)
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
        disabled={!isReady}
        loading={report.pending}
        onClick={() => void send()}
      >
        {texts.t('service.rescuePage.send')}
      </Button>
      {!isReady && <Soft>{texts.t('service.rescuePage.needed')}</Soft>}
    </Flex>
  )
}
