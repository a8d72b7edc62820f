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

interface CardPartsProps {
  readonly parts: readonly CardPart[]
  /** When the technician called for them. */
  readonly calledAt?: string | null
}

/** Where a part is: handed out, held at the counter, called for, or not in the store. */
function placeOf(part: CardPart, called: boolean): 'issued' | 'short' | 'called' | 'held' {
  if (!isMissing(part)) return 'issued'
  if (part.issuedThousandths + part.reservedThousandths < part.wantedThousandths) return 'short'
  return called ? 'called' : 'held'
}

/** Parts of the order: where each is. */
export function CardParts({ parts, calledAt = null }: CardPartsProps) {
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
          const place = placeOf(part, calledAt !== null)
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
                    unit: texts.value('part', 'unit', part.unit),
                  })}
                  <br />
                  <span style={{ color: place === 'short' ? token.colorError : token.colorTextDescription }}>
                    {texts.t(`workshop.card.part.${place}`)}
                    {place === 'short' &&
                      part.expectedOn &&
                      ` · ${texts.t('workshop.card.partExpected', { day: part.expectedOn })}`}
                  </span>
                </span>
              </Flex>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
