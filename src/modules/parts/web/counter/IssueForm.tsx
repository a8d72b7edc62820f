import { ExportOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Select } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import { PickLines, type PickLine } from './PickLines.tsx'
import { isKept, issuableOf, openOf } from './open-of.ts'
import type { Pick } from './PickDetail.tsx'
import { QuantityBox } from './QuantityBox.tsx'
import { type Counted, isAllCounted } from './scan.ts'
import { ScanBox } from './ScanBox.tsx'

const quantities = (lines: readonly PickLine[], of: (line: PickLine) => number) =>
  lines
    .map((line) => ({ lineId: line.id, quantityThousandths: of(line) }))
    .filter((line) => line.quantityThousandths > 0)

/** Who receives the parts, and who can. */
function useReceiver(pick: Pick) {
  const { can } = useSession()
  const [picked, choose] = useState<string>()
  const { data } = useRead('staff.list', { query: { store: pick.storeId, state: 'active', limit: 200 } })
  const cards = useRead('jobCard.list', {
    query: { orderId: pick.orderId, limit: 20 },
    enabled: pick.technicianId === null && can('jobCard.see'),
  })
  // Before anybody stands still the list names no technician: it is the one who has the order's card.
  const working = cards.data?.rows.find((card) => card.state === 'working' || card.state === 'assigned')
  const people = (data?.rows ?? []).map((person) => ({ value: person.id, label: `${person.name} ${person.staffNo}` }))
  return { receiver: picked ?? pick.technicianId ?? working?.technicianId, people, choose }
}

/** Hands out what is reserved to the technician; both stand there already, one click does it. Scanned, it goes out with the last piece. */
export function IssueForm({ pick }: { readonly pick: Pick }) {
  const texts = useTexts()
  const { run, pending } = useVerb('pick.issue', { also: ['part', 'jobCard', 'repairOrder'] })
  const { receiver, people, choose } = useReceiver(pick)
  const [counted, setCounted] = useState<Counted | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, number>>>({})
  const wanted = (line: PickLine) => typed[line.id] ?? (counted ? (counted[line.id] ?? 0) : issuableOf(line))
  const lines = quantities(pick.lines, wanted)
  const issue = (receiverId: string, issued: typeof lines) => void run({ receiverId, lines: issued }, pick)
  const count = (now: Counted) => {
    setTyped({})
    setCounted(now)
    if (!isAllCounted(pick.lines, now) || receiver === undefined || pending) return
    issue(
      receiver,
      quantities(pick.lines, (line) => now[line.id] ?? 0),
    )
  }
  const draw = (line: PickLine) => (
    <QuantityBox
      label={texts.name(line.nameZh, line.nameEn)}
      unit={texts.value('part', 'unit', line.unit)}
      thousandths={wanted(line)}
      most={isKept(line) ? 0 : openOf(line)}
      onChange={(value) => setTyped({ ...typed, [line.id]: value })}
    />
  )
  const kept = pick.lines.filter(isKept).length
  return (
    <Flex vertical gap={12}>
      {kept > 0 && <Alert type="warning" showIcon title={texts.t('parts.counter.unborneNotice', { count: kept })} />}
      <ScanBox
        lines={pick.lines}
        counted={counted}
        onCounted={count}
        onByHand={() => {
          setCounted(null)
          setTyped({})
        }}
      />
      <PickLines lines={pick.lines} control={{ heading: texts.t('parts.counter.issueNow'), draw }} />
      <Flex gap={8} align="center" wrap>
        <label htmlFor="receiver">{texts.field('pick', 'receiverId')}</label>
        <Select
          id="receiver"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 200 }}
          placeholder={texts.c('form.choose')}
          options={people}
          value={people.some((person) => person.value === receiver) ? receiver : null}
          onChange={(value) => choose(value ?? undefined)}
        />
        <Button
          type="primary"
          size="large"
          icon={<ExportOutlined />}
          loading={pending}
          disabled={receiver === undefined || lines.length === 0}
          onClick={() => receiver !== undefined && issue(receiver, lines)}
        >
          {texts.t('parts.counter.issue', { count: lines.length })}
        </Button>
        {counted && receiver === undefined && <span>{texts.t('parts.scan.receiver')}</span>}
        {lines.length === 0 && kept === 0 && !counted && <span>{texts.t('parts.counter.nothingReserved')}</span>}
      </Flex>
    </Flex>
  )
}
