import { Button, Flex, Input, InputNumber, Radio, Select, theme } from 'antd'
import { useState } from 'react'
import { useGo } from '../../../../console/navigation.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useNarrow } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { type VisitType, visitTypes } from '../../contract/visit-type.ts'
import { AskedDeposit } from '../deposit/AskedDeposit.tsx'
import { useDeposit } from '../deposit/use-deposit.ts'
import { Alternatives } from './Alternatives.tsx'
import { demandOf } from '../../contract/demand.ts'
import { FreeTimes } from './FreeTimes.tsx'
import { Labelled } from './Labelled.tsx'
import { type Recall, RecallKeys, withRecall } from './RecallKeys.tsx'
import { StoreChoice, useBookingStores, type WantedStore } from './StoreChoice.tsx'
import { PackageKeys } from './PackageKeys.tsx'
import { type Manners, PhoneManners } from './PhoneManners.tsx'
import { useItems } from './use-items.ts'
import { usePackages } from './use-packages.ts'

interface BookingFormProps extends WantedStore {
  readonly vehicleId: string
  readonly customerId: string
  readonly powertrain?: string | undefined
  /** A time chosen before. */
  readonly at?: string | undefined
  /** The recall from whose page it is booked. */
  readonly recallId?: string | undefined
}

/** What the shop takes down; customers' own doors count by themselves (G-01). */
const takenDown = ['desk', 'phone'] as const

interface Wish {
  readonly visitType: VisitType
  readonly itemCodes: readonly string[]
  readonly channel: (typeof takenDown)[number]
  readonly courtesy: Manners
  readonly concern: string
  readonly minutes: number | null
  readonly packageCode: string | undefined
  readonly recallIds: readonly string[]
}

const noRecalls: readonly Recall[] = []

const blank: Wish = {
  visitType: 'maintenance',
  itemCodes: [],
  channel: 'phone',
  courtesy: [],
  concern: '',
  minutes: null,
  packageCode: undefined,
  recallIds: [],
}

function bookedWish(wish: Wish, itemCodes: readonly string[]) {
  const concern = wish.concern.trim()
  return {
    visitType: wish.visitType,
    itemCodes: [...itemCodes],
    ...(wish.packageCode ? { packageCode: wish.packageCode } : {}),
    ...(wish.recallIds.length > 0 ? { recallIds: [...wish.recallIds] } : {}),
    channel: wish.channel,
    ...(wish.channel === 'phone' ? { phoneCourtesy: [...wish.courtesy] } : {}),
    ...(concern ? { concern } : {}),
  }
}

/** What for and when; time and skill follow from the items. */
export function BookingForm(props: BookingFormProps) {
  const { vehicleId, recallId } = props
  const { data, isPending } = useRead('warrantyPolicy.ofCar', { id: vehicleId, also: ['recallCampaign'] })
  const recalls = data?.recalls ?? noRecalls
  const first = recalls.find((one) => one.id === recallId)
  // What it begins with is known when the car's recalls are.
  return isPending ? null : <Form {...props} recalls={recalls} first={first ? withRecall(blank, first) : blank} />
}

interface FormProps extends BookingFormProps {
  readonly recalls: readonly Recall[]
  readonly first: Wish
}

function Form({ vehicleId, customerId, powertrain, at, recalls, first, ...wanted }: FormProps) {
  const texts = useTexts()
  const narrow = useNarrow()
  const go = useGo()
  const { chosen: store } = useBookingStores(wanted)
  const [wish, setWish] = useState(first)
  const [startsAt, setStartsAt] = useState(at)
  const [problem, setProblem] = useState<ProblemError>()
  const change = (next: Partial<Wish>) => setWish({ ...wish, ...next })
  const items = useItems()
  const rules = useRead('visitType.list')
  const book = useVerb('appointment.book', { quiet: true })
  const rule = rules.data?.rows.find((row) => row.code === wish.visitType)?.rules
  const packages = usePackages(powertrain)
  const codes = [...new Set([...packages.itemsOf(wish.packageCode), ...wish.itemCodes])]
  const demand = demandOf(items.byCode(codes), rule)
  const taken = { ...demand, minutes: wish.minutes ?? demand.minutes }
  const about = { customer: customerId, vehicle: vehicleId, visitType: wish.visitType, items: codes.join(',') }
  const deposit = useDeposit(store?.id, startsAt, about)
  const send = async (at: string | undefined) => {
    if (!store || !at) return
    setStartsAt(at)
    setProblem(undefined)
    const outcome = await book.run({
      storeId: store.id,
      customerId,
      vehicleId,
      ...bookedWish(wish, codes),
      startsAt: at,
      ...taken,
      ...deposit.input,
    })
    if (outcome.ok) go(`/appointments/${outcome.record.id}`)
    else setProblem(outcome.problem)
  }
  return (
    <>
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: narrow ? 'minmax(0,1fr)' : 'minmax(0,1fr) minmax(0,1fr)',
        }}
      >
        <Section title={texts.t('service.page.what')}>
          <RecallKeys recalls={recalls} wish={wish} change={change} />
          <WishFields wish={wish} change={change} minutes={taken.minutes} powertrain={powertrain} />
        </Section>
        <Section title={texts.t('service.page.when')}>
          <StoreChoice {...wanted} forget={() => setStartsAt(undefined)} />
          {store && (
            <FreeTimes
              key={store.id}
              storeId={store.id}
              demand={taken}
              items={codes}
              value={startsAt}
              onChange={setStartsAt}
              first={at}
            />
          )}
        </Section>
      </div>
      <AskedDeposit deposit={deposit} />
      {problem && <Alternatives problem={problem} choose={(at) => void send(at)} />}
      <SendBar startsAt={startsAt} ready={deposit.isTold} pending={book.pending} send={() => void send(startsAt)} />
    </>
  )
}

interface SendBarProps {
  readonly startsAt: string | undefined
  /** The customer knows what it asks for. */
  readonly ready: boolean
  readonly pending: boolean
  readonly send: () => void
}

function SendBar({ startsAt, ready, pending, send }: SendBarProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Flex
      gap={8}
      align="center"
      justify="end"
      style={{ position: 'sticky', bottom: 0, zIndex: 9, padding: '8px 0', background: token.colorBgLayout }}
    >
      {!startsAt && <span>{texts.t('service.page.chooseTime')}</span>}
      <Button type="primary" size="large" disabled={!startsAt || !ready} loading={pending} onClick={send}>
        {texts.verb('appointment', 'book')}
      </Button>
    </Flex>
  )
}

interface WishFieldsProps {
  readonly wish: Wish
  readonly change: (next: Partial<Wish>) => void
  readonly minutes: number
  readonly powertrain: string | undefined
}

function WishFields({ wish, change, minutes, powertrain }: WishFieldsProps) {
  const texts = useTexts()
  const items = useItems()
  const label = (field: string) => texts.field('appointment', field)
  return (
    <Flex vertical gap={12}>
      <Labelled label={label('visitType')}>
        <Radio.Group
          optionType="button"
          value={wish.visitType}
          onChange={(event) =>
            change({ visitType: visitTypes.find((type) => type === event.target.value) ?? wish.visitType })
          }
          options={visitTypes.map((type) => ({ value: type, label: texts.value('appointment', 'visitType', type) }))}
        />
      </Labelled>
      {wish.visitType === 'maintenance' && <PackageKeys wish={wish} change={change} powertrain={powertrain} />}
      <Labelled label={label('itemCodes')}>
        <Select
          mode="multiple"
          aria-label={label('itemCodes')}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={texts.t('service.page.itemsHint')}
          value={[...wish.itemCodes]}
          options={items.options}
          onChange={(itemCodes: string[]) => change({ itemCodes })}
        />
      </Labelled>
      <Labelled label={label('concern')}>
        <Input.TextArea
          aria-label={label('concern')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={texts.maybe('appointment', 'help.concern')}
          value={wish.concern}
          maxLength={4000}
          onChange={(event) => change({ concern: event.target.value })}
        />
      </Labelled>
      <Flex gap={16} wrap>
        <Labelled label={label('minutes')}>
          <InputNumber
            controls={false}
            aria-label={label('minutes')}
            min={15}
            max={960}
            step={15}
            value={minutes}
            onChange={(next) => change({ minutes: next })}
          />
        </Labelled>
        <Labelled label={label('channel')}>
          <Radio.Group
            optionType="button"
            value={wish.channel}
            onChange={(event) => change({ channel: takenDown.find((one) => one === event.target.value) ?? 'desk' })}
            options={takenDown.map((one) => ({ value: one, label: texts.t(`service.value.channel.${one}`) }))}
          />
        </Labelled>
      </Flex>
      {wish.channel === 'phone' && <PhoneManners done={wish.courtesy} change={(courtesy) => change({ courtesy })} />}
    </Flex>
  )
}
