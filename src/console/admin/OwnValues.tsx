import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../endpoints.ts'
import { useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { Soft } from '../ui/Soft.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import { Day } from '../ui/When.tsx'
import { valueText } from './parameter-words.ts'
import { useScopes } from './scopes.ts'

type Row = RowOf<'parameter.list'>

/** What the company has set, with scope, day and reason; a value may be withdrawn. */
export function OwnValues({ rows, unit }: { readonly rows: readonly Row[]; readonly unit: string }) {
  const texts = useTexts()
  const scopes = useScopes()
  const [going, setGoing] = useState<Row>()
  if (rows.length === 0) return <span>–</span>
  return (
    <Flex vertical gap={4}>
      {rows.map((row) => (
        <Flex key={row.id} gap={8} align="center" wrap>
          <strong>{valueText(texts, row.value, unit)}</strong>
          <span>{scopes.wordOf(row.scopeKind, row.scopeId)}</span>
          <Day day={row.fromDate} />
          <Soft>{row.reason}</Soft>
          {row.state === 'withdrawn' ? (
            <StateTag record="parameter" state={row.state} />
          ) : (
            row.actions?.some((action) => action.name === 'withdraw' && !action.refusal) && (
              <Button size="small" onClick={() => setGoing(row)}>
                {texts.verb('parameter', 'withdraw')}
              </Button>
            )
          )}
        </Flex>
      ))}
      {going && (
        <VerbDrawer
          verb="parameter.withdraw"
          target={going}
          open
          close={() => setGoing(undefined)}
          form={{ fields: [{ name: 'reason', kind: 'text' }] }}
        />
      )}
    </Flex>
  )
}
