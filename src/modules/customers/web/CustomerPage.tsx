import { call } from '../../../console/client.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Facts } from '../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Reveal } from '../../../console/ui/Reveal.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { When } from '../../../console/ui/When.tsx'
import { customerSources, revealedFields, revealPurposes } from '../contract/customer.ts'
import { customerErrorsAt, customerFields } from './customer-fields.ts'
import { CustomerCars } from './CustomerCars.tsx'
import { CustomerNeeds } from './CustomerNeeds.tsx'
import { CustomerRights } from './CustomerRights.tsx'
import { CustomerTimeline } from './CustomerTimeline.tsx'
import { CustomerVisits } from './CustomerVisits.tsx'

type Customer = AnswerOf<'customer.get'>

export default function CustomerPage() {
  const id = useRecordId()
  const { can } = useSession()
  const texts = useTexts()
  return (
    <RecordPage
      read="customer.get"
      id={id}
      path={['active']}
      title={(customer) => customer.name}
      forms={(customer) => ({
        edit: {
          fields: customerFields,
          initial: editable(customer),
          errorsAt: {
            'customers.phoneInvalid': customerErrorsAt['customers.phoneInvalid'],
            'customers.idNumberInvalid': customerErrorsAt['customers.idNumberInvalid'],
            'customers.companyNumberInvalid': customerErrorsAt['customers.companyNumberInvalid'],
          },
        },
      })}
    >
      {(customer) => (
        <>
          <Section title={texts.t('customers.page.person')}>
            <PersonFacts customer={customer} texts={texts} />
          </Section>
          <CustomerCars customerId={customer.id} />
          <CustomerNeeds customerId={customer.id} />
          {can('needStudy.see') ? (
            <CustomerTimeline customerId={customer.id} />
          ) : (
            <CustomerVisits customerId={customer.id} />
          )}
          <CustomerRights customer={customer} />
        </>
      )}
    </RecordPage>
  )
}

/** Contacts are masked: what is left empty in the form stays as it is. */
function editable({ name, kind, language, preferredChannel, source, remark }: Customer) {
  const find = <T extends string>(words: readonly T[], word: string) => words.find((known) => known === word)
  return {
    name,
    kind,
    language: find(['zh-CN', 'en'] as const, language),
    preferredChannel: find(['phone', 'sms', 'mail', 'wechat', 'app'] as const, preferredChannel),
    source: find(customerSources, source),
    remark,
  }
}

function PersonFacts({ customer, texts }: { readonly customer: Customer; readonly texts: Texts }) {
  const { can } = useSession()
  const purposeOf = (text: string) => revealPurposes.find((purpose) => purpose === text)
  const masked = {
    phone: customer.phoneMasked,
    email: customer.emailMasked,
    idNumber: customer.idNumberMasked,
    address: customer.addressMasked,
  }
  const contacts = revealedFields.map((field) => ({
    label: texts.field('customer', field),
    value: (
      <Reveal
        masked={masked[field]}
        record="customer"
        purposes={revealPurposes}
        may={can('customer.reveal')}
        ask={async (text) => {
          const query = { field, purpose: purposeOf(text) ?? 'call' }
          return (await call('customer.reveal', { id: customer.id, query })).value
        }}
      />
    ),
  }))
  const word = (field: 'kind' | 'source' | 'preferredChannel' | 'language') => ({
    label: texts.field('customer', field),
    value: texts.value('customer', field, customer[field]),
  })
  return (
    <Facts
      facts={[
        ...contacts,
        word('kind'),
        word('preferredChannel'),
        word('language'),
        word('source'),
        { label: texts.field('customer', 'createdAt'), value: <When at={customer.createdAt} /> },
        ...(customer.remark
          ? [{ label: texts.field('customer', 'remark'), value: customer.remark, wide: true as const }]
          : []),
      ]}
    />
  )
}
