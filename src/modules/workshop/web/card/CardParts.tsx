import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { Flex, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'

export type CardPart = AnswerOf<'jobCard.get'>['parts'][number]

export function isMissing(part: CardPart): boolean {
  return part.issuedThousandths < part.wantedThousandths
}

/** Parts of the order: wanted and handed out. */
export function CardParts({ parts }: { readonly parts: readonly CardPart[] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Section title={texts.t('workshop.card.parts')}>
      {parts.length === 0 && (
        <span style={{ color: token.colorTextDescription }}>{texts.t('workshop.card.noParts')}</span>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {parts.map((part) => {
          const missing = isMissing(part)
          return (
            <li key={part.partNo} style={{ paddingBlock: 6 }}>
              <Flex justify="space-between" gap={8} align="center">
                <span>
                  {texts.name(part.nameZh, part.nameEn)}
                  <br />
                  <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{part.partNo}</span>
                </span>
                <span style={{ color: missing ? token.colorWarning : token.colorSuccess, whiteSpace: 'nowrap' }}>
                  {missing ? <ClockCircleOutlined aria-hidden /> : <CheckOutlined aria-hidden />}{' '}
                  {texts.t(missing ? 'workshop.card.partWanted' : 'workshop.card.partIssued', {
                    issued: quantity(part.issuedThousandths),
                    wanted: quantity(part.wantedThousandths),
                    unit: part.unit,
                  })}
                </span>
              </Flex>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
