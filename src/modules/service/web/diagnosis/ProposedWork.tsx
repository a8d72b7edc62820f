import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { InputOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'

export type ProposedLine = InputOf<'diagnosis.addFinding'>['lines'][number]
export interface NamedLine extends ProposedLine {
  readonly nameZh: string
  readonly nameEn: string
}

interface ProposedWorkProps {
  readonly storeId: string
  readonly lines: readonly NamedLine[]
  readonly onChange: (lines: readonly NamedLine[]) => void
}

const keyOf = (line: ProposedLine) => `${line.kind} ${line.code}`

/** Work and parts that cure a finding, found by name or code; prices are the advisor's. */
export function ProposedWork({ storeId, lines, onChange }: ProposedWorkProps) {
  const texts = useTexts()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked !== ''
  const items = useRead('serviceItem.list', { query: { q: asked, state: 'active', limit: 8 }, enabled })
  const parts = useRead('part.stock', { query: { q: asked, store: storeId, limit: 8 }, enabled })
  const found: readonly NamedLine[] = enabled
    ? [
        ...(items.data?.rows ?? []).map(({ code, nameZh, nameEn }) => ({
          kind: 'labour' as const,
          code,
          nameZh,
          nameEn,
        })),
        ...(parts.data?.rows ?? [])
          .filter((part) => part.state === 'active')
          .map(({ partNo, nameZh, nameEn }) => ({ kind: 'part' as const, code: partNo, nameZh, nameEn })),
      ]
    : []
  const known = new Map([...found, ...lines].map((line) => [keyOf(line), line]))
  return (
    <Select
      mode="multiple"
      size="large"
      style={{ width: '100%', minHeight: 48 }}
      aria-label={texts.t('service.diag.findWork')}
      placeholder={texts.t('service.diag.findWork')}
      filterOption={false}
      searchValue={text}
      onSearch={setText}
      notFoundContent={enabled ? texts.c('form.nothingFound') : null}
      value={lines.map(keyOf)}
      options={[...known].map(([value, line]) => ({
        value,
        label: `${texts.value('repairOrder', 'kind', line.kind)} · ${texts.name(line.nameZh, line.nameEn)} ${line.code}`,
      }))}
      onChange={(keys: string[]) => {
        onChange(keys.flatMap((key) => known.get(key) ?? []))
        setText('')
      }}
    />
  )
}
