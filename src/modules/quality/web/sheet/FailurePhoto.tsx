import { Flex, theme } from 'antd'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { type EvidenceItem, itemOf } from '../../../../console/ui/evidence-item.ts'
import type { Criterion } from './readings.ts'

/** By line and code of the check. */
export type FailurePhotos = Readonly<Record<string, readonly EvidenceItem[]>>

interface FailurePhotoProps {
  readonly criterion: Criterion
  readonly must: boolean
  readonly items: readonly EvidenceItem[]
  readonly change: (items: readonly EvidenceItem[]) => void
}

/** What is not as it should be, for whoever does it again: a photo beside the check. */
export function FailurePhoto({ criterion, must, items, change }: FailurePhotoProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { workStore } = useSession()
  const name = texts.name(criterion.zh, criterion.en)
  return (
    <Flex gap={12} align="center" wrap style={{ padding: '0 12px 12px', background: token.colorErrorBg }}>
      <span style={{ color: must && items.length === 0 ? token.colorError : token.colorTextSecondary }}>
        {texts.t(must ? 'quality.sheet.photoMust' : 'quality.sheet.photoMay')}
      </span>
      <Evidence
        small
        items={items}
        place={{ record: 'inspection', kind: 'failure', store: workStore?.id }}
        onStored={(file) => change([...items, itemOf(file, name)])}
        onRemove={(item) => change(items.filter(({ id }) => id !== item.id))}
      />
    </Flex>
  )
}
