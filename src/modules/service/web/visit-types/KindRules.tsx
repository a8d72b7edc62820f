import { LockOutlined } from '@ant-design/icons'
import { Flex, theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { floorOf, isOwn, type Kind, parts, ruleWord } from './rule-words.ts'

/** The rules of one kind, each with its value and what fixes it. */
export function KindRules({ kind }: { readonly kind: Kind }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Flex vertical gap={16}>
      {parts.map(([part, rules]) => (
        <div key={part}>
          <Soft>{texts.t(`service.visitTypes.part.${part}`)}</Soft>
          {rules.map((rule) => {
            const floor = floorOf(kind, rule)
            return (
              <div key={rule} style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
                <Flex justify="space-between" gap={12}>
                  <span>{texts.field('visitType', rule)}</span>
                  <strong style={{ textAlign: 'end', color: isOwn(kind, rule) ? token.colorPrimary : undefined }}>
                    {ruleWord(texts, kind, rule)}
                  </strong>
                </Flex>
                {floor && (
                  <Soft>
                    <LockOutlined /> {texts.t(`service.floor.${floor.source}`)}
                  </Soft>
                )}
              </div>
            )
          })}
        </div>
      ))}
      {kind.changedAt && (
        <Soft>
          {texts.field('visitType', 'changedBy')} {kind.changedBy} <When at={kind.changedAt} />
        </Soft>
      )}
    </Flex>
  )
}
