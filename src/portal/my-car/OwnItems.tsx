import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { useLive } from '../use-live.ts'
import type { Item, MyItems } from './cars.ts'

/** What of the catalogue he wants: one package, and single items. */
export interface ChosenItems {
  readonly itemCodes: string[]
  readonly packageCode?: string
  /** Recalls that are done in this visit; their items are among the codes. */
  readonly recallIds?: string[]
}

export const noItems: ChosenItems = { itemCodes: [] }

/** The choice as the address of the times has it. */
export function askedFor({ itemCodes, packageCode }: ChosenItems): string {
  const items = itemCodes.length > 0 ? `&items=${itemCodes.map(encodeURIComponent).join(',')}` : ''
  return `${items}${packageCode ? `&pack=${encodeURIComponent(packageCode)}` : ''}`
}

interface OwnItemsProps {
  readonly vehicleId: string
  readonly kind: Item
  readonly chosen: ChosenItems
  readonly onChoose: (chosen: ChosenItems) => void
}

/** Packages and items of the kind of visit, for who knows what he wants; nobody must choose any. */
export function OwnItems({ vehicleId, kind, chosen, onChoose }: OwnItemsProps) {
  const { t, name } = useTexts()
  const { data } = useLive((signal) => ask<MyItems>(`/api/my/items?vehicle=${vehicleId}`, { signal }), vehicleId)
  const rows = (data?.rows ?? []).filter((row) => row.visitType === kind)
  if (rows.length === 0) return null
  const isChosen = (row: MyItems['rows'][number]) =>
    row.isPackage ? chosen.packageCode === row.code : chosen.itemCodes.includes(row.code)
  const toggle = (row: MyItems['rows'][number]) => {
    const { packageCode, ...rest } = chosen
    const { itemCodes } = rest
    if (row.isPackage) onChoose(packageCode === row.code ? rest : { ...rest, packageCode: row.code })
    else {
      const codes = isChosen(row) ? itemCodes.filter((code) => code !== row.code) : [...itemCodes, row.code]
      onChoose({ ...chosen, itemCodes: codes })
    }
  }
  return (
    <details className="group">
      <summary>{t('book.items')}</summary>
      <div className="picks">
        {rows.map((row) => (
          <button
            key={row.code}
            type="button"
            className="pick"
            aria-pressed={isChosen(row)}
            onClick={() => toggle(row)}
          >
            {name(row.nameZh, row.nameEn)} · {t('book.minutes', { minutes: row.minutes })}
          </button>
        ))}
      </div>
    </details>
  )
}
