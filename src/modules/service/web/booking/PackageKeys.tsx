import { Radio } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Labelled } from './Labelled.tsx'
import { usePackages } from './use-packages.ts'

interface PackageKeysProps {
  readonly wish: { readonly packageCode: string | undefined }
  readonly change: (next: { packageCode: string | undefined; minutes: null }) => void
  readonly powertrain: string | undefined
}

/** The maintenance packages for the car as keys: one brings its items and their time. */
export function PackageKeys({ wish, change, powertrain }: PackageKeysProps) {
  const texts = useTexts()
  const packages = usePackages(powertrain)
  if (packages.options.length === 0) return null
  return (
    <Labelled label={texts.field('appointment', 'packageCode')}>
      <Radio.Group
        optionType="button"
        value={wish.packageCode ?? ''}
        onChange={(event) => change({ packageCode: String(event.target.value) || undefined, minutes: null })}
        options={[{ value: '', label: texts.t('service.page.noPackage') }, ...packages.options]}
      />
    </Labelled>
  )
}
