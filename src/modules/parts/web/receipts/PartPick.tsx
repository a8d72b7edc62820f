import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { askRows } from '../../../../console/client.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'

export type StockRow = RowOf<'part.stock'>

interface PartPickProps {
  readonly id: string
  readonly choose: (row: StockRow) => void
}

/** Finds a part by number, name or barcode (a scanner types and presses Enter) and adds it to the lines. */
export function PartPick({ id, choose }: PartPickProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: ['part.stock', { query: { pick: q, store: workStore?.id } }],
    queryFn: ({ signal }) => askRows('part.stock', { q, store: workStore?.id, limit: 20 }, signal),
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setQ, searchValue: q }}
      value={null}
      loading={isFetching}
      placeholder={texts.t('parts.receipts.findPart')}
      notFoundContent={texts.c(isFetching ? 'loading' : 'form.nothingFound')}
      options={rows.map((row) => ({
        value: row.id,
        label: `${row.partNo} ${texts.name(row.nameZh, row.nameEn)}`,
      }))}
      onChange={(partId: string | null) => {
        const row = rows.find((one) => one.id === partId)
        if (row) choose(row)
        setQ('')
      }}
    />
  )
}
