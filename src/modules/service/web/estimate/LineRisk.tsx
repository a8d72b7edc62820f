import { Button, Flex, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { severities } from '../../contract/line.ts'
import type { DraftLine } from './draft-line.ts'

interface LineRiskProps {
  readonly line: DraftLine
  readonly change: (next: Partial<DraftLine>) => void
}

/** How urgent it is and what happens if it is left, as the customer reads it beside photo or film (H-12). */
export function LineRisk({ line, change }: LineRiskProps) {
  const texts = useTexts()
  const [isOpen, setOpen] = useState(line.risk !== '' || line.severity !== null)
  const label = texts.field('repairOrder', 'risk')
  if (!isOpen) {
    return <Button onClick={() => setOpen(true)}>{texts.t('service.page.sayRisk')}</Button>
  }
  return (
    <Flex gap={8} align="center" wrap style={{ flex: '1 1 100%' }}>
      <Radio.Group
        optionType="button"
        aria-label={texts.field('repairOrder', 'severity')}
        value={line.severity}
        onChange={(event) => change({ severity: severities.find((one) => one === event.target.value) ?? null })}
        options={severities.map((one) => ({ value: one, label: texts.value('repairOrder', 'severity', one) }))}
      />
      <Input
        aria-label={label}
        style={{ flex: 1, minWidth: 220 }}
        placeholder={texts.t('service.page.riskExample')}
        maxLength={200}
        value={line.risk}
        onChange={(event) => change({ risk: event.target.value })}
      />
    </Flex>
  )
}
