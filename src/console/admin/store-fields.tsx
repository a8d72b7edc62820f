import type { InputOf } from '../endpoints.ts'
import type { Field } from '../ui/form/field.ts'
import { HoursControl } from './HoursControl.tsx'

export const storeFields: readonly Field<keyof InputOf<'store.edit'>>[] = [
  { name: 'nameZh', kind: 'text' },
  { name: 'nameEn', kind: 'text' },
  { name: 'hours', kind: 'own', draw: (control) => <HoursControl control={control} /> },
  { name: 'addressZh', kind: 'text' },
  { name: 'addressEn', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'longitude', kind: 'number', digits: 6 },
  { name: 'latitude', kind: 'number', digits: 6 },
  { name: 'timeZone', kind: 'text' },
  { name: 'licenceNo', kind: 'text' },
]

const usual = { open: '08:30', close: '18:00' }

/** What a new store starts with: open every day, on the country's time. */
export const newStore = {
  nameEn: '',
  addressZh: '',
  addressEn: '',
  phone: '',
  timeZone: 'Asia/Shanghai',
  hours: Array.from({ length: 7 }, () => usual),
}
