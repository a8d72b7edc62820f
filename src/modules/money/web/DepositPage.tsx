import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { PaperLinks } from '../../../console/ui/PaperLinks.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { When } from '../../../console/ui/When.tsx'
import { recordPath } from '../../../console/web-modules.ts'
import { paymentMethods } from '../contract/bill.ts'

type Deposit = AnswerOf<'deposit.get'>

const hand = [
  { name: 'method', kind: 'choice', options: paymentMethods, keys: true },
  { name: 'reference', kind: 'text' },
] as const
const because = { fields: [{ name: 'reason', kind: 'text' }] } as const

/** One deposit: its terms, where its money is, what was taken and given. */
export default function DepositPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { data } = useRead('deposit.get', { id })
  return (
    <RecordPage
      read="deposit.get"
      id={id}
      path={pathOf(data?.state)}
      also={['appointment', 'repairOrder', 'bill']}
      title={(row) => (
        <>
          {row.plate && <Plate plate={row.plate} colour={row.plateColour} />}
          <span>{row.customerName}</span>
        </>
      )}
      forms={(row) => ({
        pay: { fields: hand, initial: { method: 'wechat' as const } },
        refund: { fields: hand, initial: { method: methodOf(row) } },
        waive: because,
        giveBack: because,
        forfeit: because,
      })}
    >
      {(row) => (
        <>
          <Section title={texts.t('money.page.terms')}>
            <Terms row={row} texts={texts} />
          </Section>
          <Section title={texts.t('money.page.money')}>
            <Places row={row} texts={texts} />
          </Section>
          <Section title={texts.field('deposit', 'payments')}>
            <Payments row={row} texts={texts} />
          </Section>
          <PaperLinks
            title={texts.field('deposit', 'papers')}
            papers={row.papers}
            kindOf={() => texts.field('deposit', 'papers')}
          />
        </>
      )}
    </RecordPage>
  )
}

/** The way that it went, or goes as it stands. */
function pathOf(state = 'asked'): readonly string[] {
  if (['toRefund', 'refunded'].includes(state)) return ['asked', 'paid', 'toRefund', 'refunded']
  return ['asked', 'paid', state === 'forfeited' ? state : 'setOff']
}

/** Money goes back as it came. */
function methodOf(row: Deposit) {
  const came = row.payments.find((payment) => payment.amountFen > 0)?.method
  return paymentMethods.find((method) => method === came) ?? 'wechat'
}

interface PartProps {
  readonly row: Deposit
  readonly texts: Texts
}

function Terms({ row, texts }: PartProps) {
  const label = (field: string) => texts.field('deposit', field)
  const booking = recordPath('appointment', row.appointmentId)
  const hours = Math.round(row.freeMinutes / 6) / 10
  const order = row.orderId ? recordPath('repairOrder', row.orderId) : undefined
  return (
    <>
      <Facts
        facts={[
          { label: label('amountFen'), value: <Money fen={row.amountFen} strong /> },
          { label: label('nature'), value: texts.t(`money.value.nature.${row.nature}`) },
          { label: label('dueAt'), value: <When at={row.dueAt} /> },
          {
            label: label('releases'),
            value: texts.t(row.releases ? 'money.page.depositReleases' : 'money.page.depositKeeps'),
          },
          ...(row.bindingFen > 0
            ? [
                { label: label('freeMinutes'), value: texts.t('money.page.hoursBefore', { hours }) },
                { label: label('bindingFen'), value: <Money fen={row.bindingFen} /> },
              ]
            : []),
          ...(row.priceFen > 0 ? [{ label: label('priceFen'), value: <Money fen={row.priceFen} /> }] : []),
          { label: label('askedBecause'), value: texts.value('deposit', 'askedBecause', row.askedBecause) },
          ...(row.breach ? [{ label: label('breach'), value: texts.value('deposit', 'breach', row.breach) }] : []),
          ...(booking
            ? [
                {
                  label: label('appointmentId'),
                  value: <AppLink href={booking}>{texts.t('money.page.openAppointment')}</AppLink>,
                },
              ]
            : []),
          ...(order
            ? [{ label: label('orderId'), value: <AppLink href={order}>{texts.t('money.page.openOrder')}</AppLink> }]
            : []),
        ]}
      />
      {row.nature === 'earnest' && <Soft>{texts.t('money.page.lawNote')}</Soft>}
    </>
  )
}

const places = [
  'receivedFen',
  'heldFen',
  'setOffFen',
  'owedFen',
  'returnedFen',
  'forfeitedFen',
  'compensationFen',
] as const

/** Every fen in its place; those with nothing in them are left out. */
function Places({ row, texts }: PartProps) {
  const shown = places.filter((place) => place === 'receivedFen' || row[place] > 0)
  return (
    <Facts
      facts={shown.map((place) => ({
        label: texts.field('deposit', place),
        value: <Money fen={row[place]} strong={place === 'owedFen'} />,
      }))}
    />
  )
}

function Payments({ row, texts }: PartProps) {
  const title = (field: string) => texts.field('bill', field)
  return (
    <LineTable
      label={texts.field('deposit', 'payments')}
      keyOf={(payment) => payment.id}
      rows={row.payments}
      empty={<Empty text={texts.t('money.page.noPayments')} />}
      columns={[
        { key: 'receivedAt', heading: title('receivedAt'), draw: (payment) => <When at={payment.receivedAt} /> },
        { key: 'method', heading: title('method'), draw: (payment) => texts.t(`money.value.method.${payment.method}`) },
        {
          key: 'amountFen',
          numeric: true,
          heading: title('amountFen'),
          draw: (payment) => <Money fen={payment.amountFen} />,
        },
        { key: 'cashierName', heading: title('cashierName'), draw: (payment) => payment.cashierName ?? '–' },
        {
          key: 'reference',
          heading: title('reference'),
          draw: (payment) =>
            payment.billId ? (
              <AppLink href={`/bills/${payment.billId}`}>{texts.record('bill')}</AppLink>
            ) : (
              (payment.reference ?? payment.reason ?? '–')
            ),
        },
      ]}
    />
  )
}
