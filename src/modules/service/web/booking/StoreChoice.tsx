import { Alert, Select } from 'antd'
import { holds, useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Labelled } from './Labelled.tsx'

export interface WantedStore {
  /** Where the car is looked after, or what somebody chose. */
  readonly store?: string | undefined
  readonly chooseStore?: ((id: string) => void) | undefined
}

/** Where the person may book, and where he does: the wanted store if it is one of them, else the one on the screen. */
export function useBookingStores({ store }: WantedStore) {
  const { me, workStore } = useSession()
  const stores = me.stores.filter(({ id }) => holds(me, 'appointment.book', id))
  const chosen = stores.find(({ id }) => id === store) ?? workStore
  return { stores, chosen, isElsewhere: store !== undefined && chosen?.id !== store }
}

/** Which store it is booked at, where there are several; says so where the car's own store is not his. */
export function StoreChoice({ forget, ...props }: WantedStore & { readonly forget: () => void }) {
  const texts = useTexts()
  const { stores, chosen, isElsewhere } = useBookingStores(props)
  const label = texts.field('appointment', 'storeId')
  return (
    <>
      {isElsewhere && chosen && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={texts.t('service.page.otherStore', { store: texts.name(chosen.nameZh, chosen.nameEn) })}
        />
      )}
      {stores.length > 1 && (
        <div style={{ marginBottom: 12 }}>
          <Labelled label={label}>
            <Select
              aria-label={label}
              style={{ width: '100%' }}
              options={stores.map(({ id, nameZh, nameEn }) => ({ value: id, label: texts.name(nameZh, nameEn) }))}
              value={chosen?.id ?? null}
              onChange={(id) => {
                // A time of the other store is none of this one.
                forget()
                props.chooseStore?.(id)
              }}
            />
          </Labelled>
        </div>
      )}
    </>
  )
}
