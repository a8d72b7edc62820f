import { Typography } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { PaperLinks } from '../../../console/ui/PaperLinks.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { When } from '../../../console/ui/When.tsx'
import { paymentMethods } from '../contract/bill.ts'
import { PayBy } from './PayBy.tsx'

type Bill = AnswerOf<'bill.get'>

/** Payment methods are big keys: the cashier's most frequent choice. */
const method = { name: 'method', kind: 'choice', options: paymentMethods, keys: true } as const
const amount = { name: 'amountFen', kind: 'money' } as const
const reference = { name: 'reference', kind: 'text' } as const

export default function BillPage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="bill.get"
      id={id}
      path={['open', 'partlyPaid', 'paid']}
      also={['repairOrder']}
      title={(bill) => (bill.plate ? <Plate plate={bill.plate} /> : bill.customerName)}
      forms={(bill) => ({
        pay: { fields: [method, amount, reference], initial: { method: 'wechat' as const, amountFen: bill.dueFen } },
        payAccount: {
          fields: [method, amount, reference],
          initial: { method: 'transfer' as const, amountFen: bill.onAccountFen },
        },
        putOnAccount: {
          fields: [
            { name: 'reason', kind: 'longText', rows: 2 },
            { name: 'payBy', kind: 'day', optional: true },
          ],
        },
        agreeTerm: {
          fields: [
            { name: 'payBy', kind: 'day' },
            { name: 'reason', kind: 'text' },
          ],
        },
        cancel: { fields: [{ name: 'reason', kind: 'text' }] },
        refund: { fields: [paymentField(bill, texts), amount, { name: 'reason', kind: 'text' }] },
      })}
    >
      {(bill) => (
        <>
          <Section title={texts.t('money.page.figures')}>
            <Figures bill={bill} texts={texts} />
          </Section>
          <Section title={texts.field('bill', 'lines')}>
            <Lines bill={bill} texts={texts} />
          </Section>
          <Section title={texts.field('bill', 'payments')}>
            <Payments bill={bill} texts={texts} />
          </Section>
          <PaperLinks
            title={texts.field('bill', 'papers')}
            papers={bill.papers}
            kindOf={() => texts.field('bill', 'papers')}
          />
        </>
      )}
    </RecordPage>
  )
}

function paymentField(bill: Bill, texts: Texts) {
  const options = bill.payments
    .filter((payment) => payment.amountFen > 0)
    .map((payment) => ({
      value: payment.id,
      label: `${texts.t(`money.value.method.${payment.method}`)} ${payment.amountFen / 100}`,
    }))
  return { name: 'paymentId', kind: 'choice', options } as const
}

function Figures({ bill, texts }: { readonly bill: Bill; readonly texts: Texts }) {
  const figure = (name: 'totalFen' | 'netFen' | 'taxFen' | 'othersFen' | 'paidFen' | 'onAccountFen' | 'dueFen') => ({
    label: texts.field('bill', name),
    value: <Money fen={bill[name]} />,
  })
  return (
    <Facts
      facts={[
        figure('dueFen'),
        figure('totalFen'),
        figure('paidFen'),
        figure('onAccountFen'),
        ...(bill.payBy === null ? [] : [{ label: texts.field('bill', 'payBy'), value: <PayBy bill={bill} /> }]),
        figure('netFen'),
        figure('taxFen'),
        { label: texts.field('bill', 'customerName'), value: bill.customerName },
        {
          label: texts.field('bill', 'orderId'),
          value: <AppLink href={`/repair-orders/${bill.orderId}`}>{texts.t('money.page.openOrder')}</AppLink>,
        },
        { label: texts.field('bill', 'createdAt'), value: <When at={bill.createdAt} /> },
      ]}
    />
  )
}

/** Agreed beside final: a difference stands out in red and must not be there (L-05). */
function Lines({ bill, texts }: { readonly bill: Bill; readonly texts: Texts }) {
  const agreed = new Map(bill.agreed.map((line) => [line.lineId, line.grossFen]))
  const title = (field: string) => texts.field('bill', field)
  return (
    <LineTable
      label={title('lines')}
      keyOf={(line) => line.id}
      rows={bill.lines}
      columns={[
        { key: 'kind', heading: title('kind'), draw: (line) => texts.value('bill', 'kind', line.kind) },
        { key: 'name', heading: title('name'), draw: (line) => texts.name(line.nameZh, line.nameEn) },
        {
          key: 'partOrigin',
          heading: title('partOrigin'),
          draw: (line) => (line.partOrigin ? texts.t(`money.value.partOrigin.${line.partOrigin}`) : '–'),
        },
        { key: 'payer', heading: title('payer'), draw: (line) => texts.t(`money.value.payer.${line.payer}`) },
        {
          key: 'agreed',
          numeric: true,
          heading: title('agreedGrossFen'),
          draw: (line) => <Money fen={agreed.get(line.id) ?? line.grossFen} />,
        },
        {
          key: 'grossFen',
          numeric: true,
          heading: title('grossFen'),
          draw: (line) => {
            const differs = (agreed.get(line.id) ?? line.grossFen) !== line.grossFen
            return differs ? (
              <Typography.Text type="danger">
                <Money fen={line.grossFen} />
              </Typography.Text>
            ) : (
              <Money fen={line.grossFen} />
            )
          },
        },
      ]}
    />
  )
}

function Payments({ bill, texts }: { readonly bill: Bill; readonly texts: Texts }) {
  const title = (field: string) => texts.field('bill', field)
  return (
    <LineTable
      label={title('lines')}
      keyOf={(line) => line.id}
      rows={bill.payments}
      empty={<Empty text={texts.t('money.page.noPayments')} />}
      columns={[
        { key: 'receivedAt', heading: title('receivedAt'), draw: (payment) => <When at={payment.receivedAt} /> },
        {
          key: 'method',
          heading: title('method'),
          draw: (payment) => texts.t(`money.value.method.${payment.method}`),
        },
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
          draw: (payment) => payment.reference ?? payment.reason ?? '–',
        },
      ]}
    />
  )
}
