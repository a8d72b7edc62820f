import { ExclamationCircleFilled } from '@ant-design/icons'
import { theme } from 'antd'
import { quantity } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'

interface Named {
  readonly nameZh: string
  readonly nameEn: string
}

/** The part's name in the language on the screen. */
export function PartName({ part }: { readonly part: Named }) {
  const { name } = useTexts()
  return <span>{name(part.nameZh, part.nameEn)}</span>
}

export function OriginWord({ origin }: { readonly origin: string }) {
  const { value } = useTexts()
  return <span>{value('part', 'origin', origin)}</span>
}

interface FreeProps {
  readonly row: { readonly freeThousandths: number; readonly minimumThousandths: number }
}

/** What can still be promised; red with a mark below the minimum. */
export function FreeStock({ row }: FreeProps) {
  const { token } = theme.useToken()
  const { t } = useTexts()
  if (row.freeThousandths >= row.minimumThousandths) return <span>{quantity(row.freeThousandths)}</span>
  return (
    <strong style={{ color: token.colorError, whiteSpace: 'nowrap' }} title={t('parts.tile.belowMinimum')}>
      <ExclamationCircleFilled aria-label={t('parts.tile.belowMinimum')} /> {quantity(row.freeThousandths)}
    </strong>
  )
}
