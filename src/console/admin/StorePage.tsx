import type { AnswerOf } from '../endpoints.ts'
import { useRecordId } from '../search-params.ts'
import { useTexts } from '../texts.ts'
import { Facts } from '../ui/Facts.tsx'
import { RecordPage } from '../ui/RecordPage.tsx'
import { Section } from '../ui/Section.tsx'
import { weekdays } from './HoursControl.tsx'
import { storeFields } from './store-fields.tsx'

type Store = AnswerOf<'store.get'>

const bodyOf = (store: Store) => <StoreBody store={store} />

export default function StorePage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="store.get"
      id={id}
      path={['open']}
      title={(store) => `${store.code} ${texts.name(store.nameZh, store.nameEn)}`}
      forms={(store) => ({
        edit: { fields: storeFields, initial: editable(store) },
        close: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function editable(store: Store) {
  const { nameZh, nameEn, addressZh, addressEn, phone, longitude, latitude, timeZone, hours, licenceNo } = store
  return { nameZh, nameEn, addressZh, addressEn, phone, longitude, latitude, timeZone, hours, licenceNo }
}

function StoreBody({ store }: { readonly store: Store }) {
  const texts = useTexts()
  const fact = (name: 'addressZh' | 'addressEn' | 'phone' | 'timeZone' | 'licenceNo' | 'longitude' | 'latitude') => ({
    label: texts.field('store', name),
    value: name === 'addressEn' ? <span lang="en">{store[name]}</span> : store[name],
  })
  const day = (at: number) => {
    const span = store.hours[at]
    return {
      label: texts.t(`kernel.admin.weekday.${at}`),
      value: span ? `${span.open}–${span.close}` : texts.t('kernel.admin.closed'),
    }
  }
  return (
    <>
      <Section title={texts.t('kernel.admin.about')}>
        <Facts
          facts={[
            fact('addressZh'),
            fact('addressEn'),
            fact('phone'),
            fact('timeZone'),
            fact('licenceNo'),
            fact('longitude'),
            fact('latitude'),
          ]}
        />
      </Section>
      <Section title={texts.field('store', 'hours')}>
        <Facts facts={weekdays.map(day)} />
      </Section>
    </>
  )
}
