import { Alert, Button, Flex } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { pick } from '../../../console/ui/form/pick.ts'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { Day, When } from '../../../console/ui/When.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { equipmentFields } from './equipment/equipment-fields.ts'
import { DueIn, Usable } from './equipment/Usable.tsx'

type Device = AnswerOf<'equipment.get'>

const colleague = pick('staff.list', { label: (row) => row.name, query: { state: 'active' as const } })
const also = ['bay', 'jobCard']

export default function EquipmentItemPage() {
  const id = useRecordId()
  const texts = useTexts()
  const bays = useRead('bay.list', { query: {} })
  const baysOf = (device: Device) =>
    (bays.data?.rows ?? [])
      .filter((bay) => bay.storeId === device.storeId)
      .map((bay) => ({ value: bay.id, label: bay.code }))
  return (
    <RecordPage
      read="equipment.get"
      id={id}
      path={['ready', 'issued', 'outOfOrder']}
      title={(device) => `${device.code} ${texts.name(device.nameZh, device.nameEn)}`}
      also={also}
      hide={['release']}
      forms={(device) => ({
        edit: {
          fields: equipmentFields(baysOf(device)),
          initial: editable(device),
          errorsAt: { 'capacity.equipmentCodeTaken': 'code' },
        },
        issue: {
          fields: [
            { name: 'holderId', kind: 'pick', from: colleague },
            { name: 'remark', kind: 'text' },
          ],
        },
        takeBack: { fields: [{ name: 'remark', kind: 'text' }] },
        reportFault: { fields: [{ name: 'reason', kind: 'longText', rows: 2 }] },
        putBack: { fields: [{ name: 'repaired', kind: 'longText', rows: 2 }] },
        calibrate: {
          fields: [
            { name: 'on', kind: 'day' },
            { name: 'certificateNo', kind: 'text' },
            { name: 'passed', kind: 'flag' },
            { name: 'nextDue', kind: 'day' },
          ],
          initial: { passed: true },
        },
        maintain: {
          fields: [
            { name: 'on', kind: 'day' },
            { name: 'done', kind: 'longText', rows: 2 },
            { name: 'nextDue', kind: 'day' },
          ],
        },
        reserve: {
          fields: [
            { name: 'startsAt', kind: 'instant' },
            { name: 'endsAt', kind: 'instant' },
            { name: 'purpose', kind: 'text' },
          ],
        },
        retire: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {(device) => (
        <>
          <DeviceFacts device={device} />
          <Reservations device={device} />
          <Log device={device} />
        </>
      )}
    </RecordPage>
  )
}

function editable(device: Device) {
  const { code, nameZh, nameEn, kind, place, serial, bayId, use } = device
  const { calibrationMonths, calibrationDue, upkeepMonths, upkeepDue } = device
  return {
    code,
    nameZh,
    nameEn,
    kind,
    place,
    serial,
    bayId,
    use,
    calibrationMonths,
    calibrationDue,
    upkeepMonths,
    upkeepDue,
  }
}

function DeviceFacts({ device }: { readonly device: Device }) {
  const texts = useTexts()
  const { can } = useSession()
  const field = (name: string) => texts.field('equipment', name)
  const every = (months: number | null) => (months === null ? null : plainNumber(months))
  const closes = device.bayCode === null ? undefined : texts.t('capacity.device.closesBay', { bay: device.bayCode })
  const booked = device.use && texts.value('serviceItem', 'needsEquipment', device.use)
  const missing = [closes, booked ? texts.t('capacity.device.bookedUse', { use: booked }) : undefined]
  const words = missing.filter((text) => text !== undefined)
  const expired = device.unusable === 'calibration' && booked
  return (
    <Section title={texts.record('equipment')} extra={<Usable device={device} />}>
      {(device.outBecause !== null || expired) && (
        <Alert
          type="error"
          showIcon
          title={device.outBecause ?? texts.value('equipment', 'unusable', 'calibration')}
          description={words.map((text) => <div key={text}>{text}</div>)}
          action={
            words.length > 0 && can('appointment.see') ? (
              <AppLink href="/appointments/affected">{texts.t('capacity.device.affected')}</AppLink>
            ) : undefined
          }
          style={{ marginBottom: 12 }}
        />
      )}
      <Facts
        facts={[
          { label: field('kind'), value: texts.value('equipment', 'kind', device.kind) },
          { label: field('place'), value: device.place },
          { label: field('serial'), value: device.serial },
          { label: field('bayCode'), value: device.bayCode },
          { label: field('holderName'), value: device.holderName },
          { label: field('issuedAt'), value: <When at={device.issuedAt} /> },
          { label: field('calibrationDue'), value: <Day day={device.calibrationDue} /> },
          { label: field('calibrationMonths'), value: every(device.calibrationMonths) },
          { label: field('upkeepDue'), value: <Day day={device.upkeepDue} /> },
          { label: field('upkeepMonths'), value: every(device.upkeepMonths) },
          { label: field('dueInDays'), value: <DueIn days={device.dueInDays} /> },
        ]}
      />
    </Section>
  )
}

function Reservations({ device }: { readonly device: Device }) {
  const texts = useTexts()
  const release = useVerb('equipment.release')
  return (
    <Section title={texts.t('capacity.device.reservations')}>
      {device.reservations.length === 0 && <Soft>{texts.t('capacity.device.noReservation')}</Soft>}
      <Flex vertical gap={8}>
        {device.reservations.map((one) => (
          <Flex key={one.id} gap={12} align="center" wrap>
            <strong>{one.staffName}</strong>
            <span>
              <When at={one.startsAt} /> – <When at={one.endsAt} clock />
            </span>
            <span style={{ flex: 1 }}>{one.purpose}</span>
            <Button loading={release.pending} onClick={() => void release.run({ reservationId: one.id }, device)}>
              {texts.verb('equipment', 'release')}
            </Button>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}

function Log({ device }: { readonly device: Device }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('equipment', name)
  const title = texts.t('capacity.device.log')
  return (
    <Section title={title}>
      <LineTable
        label={title}
        rows={device.notes}
        keyOf={(row) => row.id}
        empty={<Empty small text={texts.t('capacity.device.noLog')} />}
        columns={[
          { key: 'on', heading: field('on'), draw: (row) => <When at={row.at} /> },
          { key: 'kind', heading: field('kind'), draw: (row) => texts.value('equipment', 'note', row.kind) },
          { key: 'words', heading: field('remark'), draw: (row) => row.words ?? '–' },
          { key: 'due', heading: field('nextDue'), draw: (row) => <Day day={row.due} /> },
          { key: 'by', heading: field('doneBy'), draw: (row) => row.byName },
        ]}
      />
    </Section>
  )
}
