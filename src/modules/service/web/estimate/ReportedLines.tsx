import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useEffect, useRef } from 'react'
import { askRows } from '../../../../console/client.ts'
import type { AnswerOf, RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { EvidenceItem } from '../../../../console/ui/evidence-item.ts'
import { useItems } from '../booking/use-items.ts'
import { type DraftLine, type LabourPrice, labourLine, partLine, type Severity } from './draft-line.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

type Order = AnswerOf<'repairOrder.get'>
type Finding = RowOf<'diagnosis.findings'>

interface ReportedLinesProps {
  readonly order: Order
  readonly draft: QuoteDraft
  /** An empty estimate begins with them. */
  readonly prefills: boolean
  readonly priceOf: (item: RowOf<'serviceItem.list'>) => LabourPrice
  /** Photos of a finding, by its id. */
  readonly photosOf: (findingId: string) => readonly EvidenceItem[]
}

const severityOf: Readonly<Record<Finding['severity'], Severity | null>> = {
  unsafe: 'unsafe',
  soon: 'soon',
  later: 'watch',
  none: null,
}

/** The parts that the technician proposes, with their stock. */
function useParts(storeId: string, codes: readonly string[]) {
  return useQuery({
    queryKey: ['reportedParts', storeId, codes],
    enabled: codes.length > 0,
    queryFn: async ({ signal }) => {
      const found = await Promise.all(codes.map((q) => askRows('part.stock', { q, store: storeId, limit: 20 }, signal)))
      return found.flatMap(({ rows }, at) => rows.filter((row) => row.partNo === codes[at]))
    },
  })
}

/** What the technician reported and the estimate does not have yet, with risk and photos; an empty estimate begins with it (H-11). */
export function ReportedLines({ order, draft, prefills, priceOf, photosOf }: ReportedLinesProps) {
  const texts = useTexts()
  const items = useItems()
  const filled = useRef(false)
  const { data } = useRead('diagnosis.findings', { id: order.id, also: ['diagnosis'] })
  const findings = data?.rows ?? []
  const proposed = findings.flatMap((finding) => finding.lines)
  const codes = proposed.filter((line) => line.kind === 'part').map((line) => line.code)
  const parts = useParts(order.storeId, [...new Set(codes)])
  const job = texts.t('service.page.job')
  const toLine = (finding: Finding, line: Finding['lines'][number]): DraftLine[] => {
    const at = order.concerns.findIndex((one) => one.id === finding.concernId)
    const concern = at < 0 ? null : at
    const [item] = line.kind === 'labour' ? items.byCode([line.code]) : []
    const part = parts.data?.find((one) => one.partNo === line.code)
    const priced = item ? labourLine(item, priceOf(item), concern, job) : part && partLine(part, concern)
    if (!priced) return []
    const { id: findingId, risk } = finding
    const photos = photosOf(findingId)
    const { quantityThousandths } = line
    return [{ ...priced, quantityThousandths, risk, severity: severityOf[finding.severity], findingId, photos }]
  }
  // A supplement adds to what stands on the order.
  const standing = prefills ? [] : order.lines
  const known = new Set([...standing, ...draft.lines].map((line) => `${line.kind} ${line.code}`))
  const missing = findings
    .flatMap((finding) => finding.lines.flatMap((line) => toLine(finding, line)))
    .filter((line) => !known.has(`${line.kind} ${line.code}`))
  const isWhole = missing.length === proposed.length && missing.every((line) => line.listUnitFen !== null)
  const fills = prefills && draft.lines.length === 0 && missing.length > 0 && isWhole
  useEffect(() => {
    if (!fills || filled.current) return
    filled.current = true
    draft.addAll(missing)
  })
  if (missing.length === 0) return null
  return (
    <Flex gap={8} wrap align="center">
      <span>{texts.t('service.diag.fromReport')}</span>
      {missing.map((line) => (
        <Button key={`${line.findingId} ${line.kind} ${line.code}`} onClick={() => draft.add(line)}>
          {texts.t('service.page.plus', { what: texts.name(line.nameZh, line.nameEn) })}
        </Button>
      ))}
      {missing.length > 1 && (
        <Button type="primary" onClick={() => draft.addAll(missing)}>
          {texts.t('service.diag.takeAll')}
        </Button>
      )}
    </Flex>
  )
}
