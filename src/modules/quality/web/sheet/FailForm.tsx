import { CloseOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Radio, theme } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import type { Criterion, Sheet, SheetLine } from './readings.ts'

interface FailFormProps {
  readonly sheet: Sheet
  readonly bad: readonly { readonly line: SheetLine; readonly criterion: Criterion }[]
  readonly pending: boolean
  /** Failed checks that must have a photo and have none. */
  readonly unshown: readonly Criterion[]
  /** Back to passing; nothing while a reading is outside its limits. */
  readonly leave: (() => void) | undefined
  readonly send: (cause: string, backToCardId: string | undefined) => void
}

interface CardChoice {
  readonly value: string
  readonly label: string
}

/** The cards that can be sent back, each with its technician and its jobs. */
function useCards(sheet: Sheet): CardChoice[] {
  const texts = useTexts()
  const byCard = Map.groupBy(
    sheet.lines.filter((line) => line.jobCardId !== null),
    (line) => line.jobCardId ?? '',
  )
  return [...byCard].map(([value, lines]) => ({
    value,
    label: [lines[0]?.technicianName, ...lines.map((line) => texts.name(line.nameZh, line.nameEn))]
      .filter(Boolean)
      .join(' · '),
  }))
}

/** Why it fails and to whom it goes back; both are filled in from the readings as far as they tell. */
export function FailForm({ sheet, bad, pending, unshown, leave, send }: FailFormProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const cards = useCards(sheet)
  const [typed, setTyped] = useState<string>()
  const [card, setCard] = useState<string>()
  const names = bad.map(({ criterion }) => texts.name(criterion.zh, criterion.en))
  const cause = typed ?? names.join(texts.language === 'en' ? ', ' : '、')
  const wanted = card ?? bad[0]?.line.jobCardId ?? (cards.length === 1 ? cards[0]?.value : undefined)
  return (
    <Section title={texts.t('quality.sheet.failTitle')}>
      <Flex vertical gap={12}>
        <label>
          {texts.field('inspection', 'cause')}
          <Input.TextArea
            value={cause}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        {cards.length > 0 && (
          <Flex vertical gap={4}>
            <span>{texts.field('inspection', 'backToCardId')}</span>
            <Radio.Group
              aria-label={texts.field('inspection', 'backToCardId')}
              value={wanted}
              onChange={(event) => setCard(String(event.target.value))}
            >
              <Flex vertical>
                {cards.map((choice) => (
                  <Radio key={choice.value} value={choice.value} style={{ minHeight: 44, alignItems: 'center' }}>
                    {choice.label}
                  </Radio>
                ))}
              </Flex>
            </Radio.Group>
            <span style={{ color: token.colorTextDescription }}>{texts.maybe('inspection', 'help.backToCardId')}</span>
          </Flex>
        )}
        <Unshown criteria={unshown} />
        <Flex gap={12} wrap>
          <Button
            type="primary"
            danger
            size="large"
            icon={<CloseOutlined />}
            loading={pending}
            disabled={cause.trim() === '' || unshown.length > 0}
            onClick={() => send(cause.trim(), wanted)}
            style={{ minHeight: 52 }}
          >
            {texts.t('quality.sheet.sendBack')}
          </Button>
          {leave && (
            <Button size="large" onClick={leave} style={{ minHeight: 52 }}>
              {texts.c('form.cancel')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Section>
  )
}

/** Which failed checks still need their photo. */
function Unshown({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const texts = useTexts()
  if (criteria.length === 0) return null
  const namesZh = criteria.map(({ zh }) => zh).join('、')
  const namesEn = criteria.map(({ en }) => en).join(', ')
  return <span role="status">{texts.refusal({ code: 'quality.photoOfFailure', details: { namesZh, namesEn } })}</span>
}
