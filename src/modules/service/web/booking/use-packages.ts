import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'

/** The maintenance packages that are offered; for a car's drive where it is known. */
export function usePackages(powertrain?: string) {
  const texts = useTexts()
  const { data } = useRead('servicePackage.list', { query: { state: 'active', limit: 200 } })
  const rows = (data?.rows ?? []).filter(
    (row) => powertrain === undefined || row.powertrains.some((one) => one === powertrain),
  )
  return {
    options: rows.map((row) => ({ value: row.code, label: texts.name(row.nameZh, row.nameEn) })),
    itemsOf: (code: string | undefined) => rows.find((row) => row.code === code)?.itemCodes ?? [],
    nameOf: (code: string | null | undefined) => {
      const row = data?.rows.find((one) => one.code === code)
      return row ? texts.name(row.nameZh, row.nameEn) : (code ?? undefined)
    },
  }
}
