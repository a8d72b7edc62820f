import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'

type Row = RowOf<'sublet.list'>

interface SubletRowProps {
  readonly row: Row
  /** Among others: with the car and its order. */
  readonly withCar?: boolean
}

/** One job of another firm: what, who, how much, when it is due, and what can be done. */
export function SubletRow({ row, withCar = false }: SubletRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const field = (name: string) => texts.field('sublet', name)
  return (
    <div style={{ padding: '12px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex justify="space-between" gap={12} wrap>
        <Flex gap={8} wrap align="center">
          {withCar && <Plate plate={row.plate} colour={row.plateColour} />}
          <strong>
            {row.lines.map((line) => texts.name(line.nameZh, line.nameEn)).join(texts.t('service.page.comma'))}
          </strong>
          <StateTag record="sublet" state={row.state} />
          {withCar && <AppLink href={`/repair-orders/${row.orderId}`}>{row.orderNumber}</AppLink>}
        </Flex>
        <Soft>{row.number}</Soft>
      </Flex>
      <Flex gap={16} wrap>
        <span>
          {row.firm} {row.contact}
        </span>
        <span>
          {field('costFen')} <Money fen={row.finalCostFen ?? row.costFen} />
        </span>
        <span>
          {field('dueAt')} <When at={row.dueAt} />
        </span>
        {row.sentAt && (
          <span>
            {field('sentAt')} <When at={row.sentAt} />
          </span>
        )}
        {row.returnedAt && (
          <span>
            {field('returnedAt')} <When at={row.returnedAt} />
          </span>
        )}
        {row.checkedAt && (
          <span>
            {field('checkedByName')} {row.checkedByName} <When at={row.checkedAt} />
          </span>
        )}
      </Flex>
      {row.finding && <div style={{ color: token.colorError }}>{row.finding}</div>}
      <Keys row={row} />
    </div>
  )
}

function Keys({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const [doing, setDoing] = useState<'comeBack' | 'check' | 'cancel'>()
  const send = useVerb('sublet.send')
  const may = (verb: string) => row.actions?.some((action) => action.name === verb && !action.refusal)
  const drawer = { target: row, close: () => setDoing(undefined), also: ['repairOrder'] }
  return (
    <Flex gap={8} wrap style={{ marginTop: 8 }}>
      {may('send') && (
        <Button loading={send.pending} onClick={() => void send.run({}, row)}>
          {texts.verb('sublet', 'send')}
        </Button>
      )}
      {(['comeBack', 'check', 'cancel'] as const)
        .filter((verb) => may(verb))
        .map((verb) => (
          <Button key={verb} type={verb === 'check' ? 'primary' : 'default'} onClick={() => setDoing(verb)}>
            {texts.verb('sublet', verb)}
          </Button>
        ))}
      <VerbDrawer
        verb="sublet.comeBack"
        form={{ fields: [{ name: 'finalCostFen', kind: 'money' }], initial: { finalCostFen: row.costFen } }}
        open={doing === 'comeBack'}
        {...drawer}
      />
      <VerbDrawer
        verb="sublet.check"
        form={{
          fields: [
            { name: 'good', kind: 'flag' },
            { name: 'finding', kind: 'longText', rows: 2 },
          ],
          initial: { good: true },
          errorsAt: { 'service.findingNeeded': 'finding' },
        }}
        open={doing === 'check'}
        {...drawer}
      />
      <VerbDrawer
        verb="sublet.cancel"
        form={{ fields: [{ name: 'reason', kind: 'text' }] }}
        open={doing === 'cancel'}
        {...drawer}
      />
    </Flex>
  )
}
