import { CheckOutlined, EditOutlined, LockOutlined, MinusOutlined } from '@ant-design/icons'
import { Button, Flex, theme, Tooltip } from 'antd'
import type { CSSProperties } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import type { VisitRuleKey } from '../../contract/visit-type.ts'
import { floorOf, isOwn, type Kind, parts, ruleWord } from './rule-words.ts'

interface RuleMatrixProps {
  readonly kinds: readonly Kind[]
  readonly edit: (kind: Kind) => void
}

/** Kinds across, rules down: a tick is asked for, a lock cannot be loosened, teal is the shop's own. */
export function RuleMatrix({ kinds, edit }: RuleMatrixProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const line = `1px solid ${token.colorBorderSecondary}`
  const cell = {
    padding: '8px 6px',
    borderBottom: line,
    textAlign: 'center' as const,
    verticalAlign: 'middle' as const,
  }
  return (
    <div
      style={{ overflowX: 'auto', background: token.colorBgContainer, border: line, borderRadius: token.borderRadius }}
    >
      <table style={{ width: '100%', minWidth: 1080, borderCollapse: 'collapse', overflowWrap: 'break-word' }}>
        <caption style={{ captionSide: 'bottom', textAlign: 'start', padding: 12, color: token.colorTextDescription }}>
          <LockOutlined /> {texts.t('service.visitTypes.legend')}
        </caption>
        <thead>
          <tr>
            <th scope="col" style={{ ...cell, textAlign: 'start', minWidth: 150 }}>
              {texts.field('visitType', 'rules')}
            </th>
            {kinds.map((kind) => (
              <th key={kind.id} scope="col" style={cell}>
                <div>{texts.value('repairOrder', 'visitType', kind.code)}</div>
                <EditButton kind={kind} edit={edit} />
              </th>
            ))}
          </tr>
        </thead>
        {parts.map(([part, rules]) => (
          <tbody key={part}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={kinds.length + 1}
                style={{ ...cell, textAlign: 'start', background: token.colorFillQuaternary }}
              >
                {texts.t(`service.visitTypes.part.${part}`)}
              </th>
            </tr>
            {rules.map((rule) => (
              <tr key={rule}>
                <th scope="row" style={{ ...cell, textAlign: 'start', fontWeight: 'normal' }}>
                  {texts.field('visitType', rule)}
                </th>
                {kinds.map((kind) => (
                  <td key={kind.id} style={cell}>
                    <RuleCell kind={kind} rule={rule} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <ChangedRow kinds={kinds} cell={cell} />
      </table>
    </div>
  )
}

function ChangedRow({ kinds, cell }: { readonly kinds: readonly Kind[]; readonly cell: CSSProperties }) {
  const texts = useTexts()
  return (
    <tbody>
      <tr>
        <th scope="row" style={{ ...cell, textAlign: 'start', fontWeight: 'normal' }}>
          {texts.field('visitType', 'changedBy')}
        </th>
        {kinds.map((kind) => (
          <td key={kind.id} style={cell}>
            {kind.changedAt ? (
              <Flex vertical align="center">
                <span>{kind.changedBy}</span>
                <Soft>
                  <When at={kind.changedAt} />
                </Soft>
              </Flex>
            ) : (
              <Soft>{texts.t('service.visitTypes.usual')}</Soft>
            )}
          </td>
        ))}
      </tr>
    </tbody>
  )
}

function EditButton({ kind, edit }: { readonly kind: Kind; readonly edit: (kind: Kind) => void }) {
  const texts = useTexts()
  if (!kind.actions?.some((action) => action.name === 'edit' && !action.refusal)) return null
  const label = `${texts.verb('visitType', 'edit')} ${texts.value('repairOrder', 'visitType', kind.code)}`
  return <Button type="text" size="small" icon={<EditOutlined />} aria-label={label} onClick={() => edit(kind)} />
}

function RuleCell({ kind, rule }: { readonly kind: Kind; readonly rule: VisitRuleKey }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const value = kind.rules[rule]
  const floor = floorOf(kind, rule)
  const colour = isOwn(kind, rule) ? token.colorPrimary : undefined
  const word = ruleWord(texts, kind, rule)
  const shown =
    typeof value === 'boolean' ? (
      value ? (
        <CheckOutlined role="img" aria-label={word} />
      ) : (
        <MinusOutlined role="img" aria-label={word} style={{ color: token.colorTextQuaternary }} />
      )
    ) : rule === 'inspectionLevels' ? (
      <span>{kind.rules.inspectionLevels.map((level) => texts.t(`service.visitTypes.level.${level}`)).join(' ')}</span>
    ) : Array.isArray(value) ? (
      <Tooltip title={word}>{texts.t('service.visitTypes.steps', { count: value.length })}</Tooltip>
    ) : (
      word
    )
  return (
    <span style={{ color: colour, fontWeight: colour ? token.fontWeightStrong : undefined }}>
      {shown}
      {floor && (
        <Tooltip title={texts.t(`service.floor.${floor.source}`)}>
          <LockOutlined
            tabIndex={0}
            aria-label={texts.t(`service.floor.${floor.source}`)}
            style={{ marginInlineStart: 4, fontSize: 11, color: token.colorTextDescription }}
          />
        </Tooltip>
      )}
    </span>
  )
}
