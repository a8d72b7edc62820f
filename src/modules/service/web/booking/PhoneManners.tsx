import { Checkbox } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { phoneCourtesy } from '../../contract/courtesy.ts'
import { Labelled } from './Labelled.tsx'

export type Manners = readonly (typeof phoneCourtesy)[number][]

interface PhoneMannersProps {
  readonly done: Manners
  readonly change: (done: Manners) => void
}

/** How one speaks on the telephone, ticked while speaking (G-11). */
export function PhoneManners({ done, change }: PhoneMannersProps) {
  const texts = useTexts()
  const label = texts.t('service.courtesy.phone')
  return (
    <Labelled label={label}>
      <Checkbox.Group
        aria-label={label}
        value={[...done]}
        options={phoneCourtesy.map((one) => ({ value: one, label: texts.t(`service.value.courtesy.${one}`) }))}
        onChange={(chosen) => change(phoneCourtesy.filter((one) => chosen.includes(one)))}
      />
    </Labelled>
  )
}
