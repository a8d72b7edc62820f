import { Flex, Select } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Labelled } from '../booking/Labelled.tsx'
import type { StepProps } from './visit-notes.ts'

const usualBelongings = ['cable', 'childSeat', 'umbrella', 'documents', 'parkingCard', 'glasses'] as const
/** A key holds so many characters. */
const longest = 60

/** What lies in the car and goes back to the customer. */
export function Belongings({ noted, say }: StepProps) {
  const texts = useTexts()
  const label = texts.field('repairOrder', 'belongings')
  const usual = usualBelongings.map((one) => texts.t(`service.page.belonging.${one}`))
  const change = (next: readonly string[]) => {
    const wanted = next.map((name) => name.trim().slice(0, longest)).filter((name) => name !== '')
    const gone = noted.belongings.filter((name) => !wanted.includes(name))
    const added = wanted.filter((name) => !noted.belongings.includes(name))
    say({
      ...Object.fromEntries(gone.map((name) => [`belonging.${name}`, null])),
      ...Object.fromEntries(added.map((name) => [`belonging.${name}`, true])),
    })
  }
  return (
    <Labelled label={label}>
      <Flex>
        <Select
          mode="tags"
          aria-label={label}
          style={{ width: '100%' }}
          placeholder={texts.t('service.page.belongingsHint')}
          tokenSeparators={[',', '，', '、']}
          options={usual.map((word) => ({ value: word, label: word }))}
          value={[...noted.belongings]}
          onChange={change}
        />
      </Flex>
    </Labelled>
  )
}
