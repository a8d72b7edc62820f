import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Select, Tag, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Labelled } from '../booking/Labelled.tsx'
import { type Arrival, useCatalogue } from './device/arrivals.ts'
import type { StepProps } from './visit-notes.ts'

/** What is to be done, as far as it is known at the door: the estimate begins with it. */
export function WantedItems({ noted, say, arrival }: StepProps & { readonly arrival: Arrival }) {
  const texts = useTexts()
  const catalogue = useCatalogue()
  const note = texts.field('repairOrder', 'handOverNote')
  const nameOf = (code: string) => {
    const item = catalogue.find((one) => one.code === code)
    return item ? texts.name(item.nameZh, item.nameEn) : code
  }
  // What was put off last time is one tap away, where it is work of the catalogue.
  const putOff = arrival.undone.rows.flatMap((row) => {
    const item = catalogue.find((one) => one.nameZh === row.nameZh)
    return item && !noted.items.includes(item.code) ? [{ ...row, code: item.code }] : []
  })
  return (
    <div id="step-items">
      <Section title={texts.t('service.page.step.items')}>
        <Flex vertical gap={12}>
          <Flex gap={8} wrap>
            {noted.items.map((code) => (
              <Tag
                key={code}
                closable
                onClose={() => say({ [`item.${code}`]: null })}
                style={{ fontSize: 14, padding: 6 }}
              >
                {nameOf(code)}
              </Tag>
            ))}
            {noted.items.length === 0 && (
              <Typography.Text type="secondary">{texts.t('service.page.noItems')}</Typography.Text>
            )}
          </Flex>
          {putOff.map((row) => (
            <Flex key={row.id} gap={8} align="center" wrap>
              <Button icon={<PlusOutlined />} onClick={() => say({ [`item.${row.code}`]: true })}>
                {texts.t('service.page.plus', { what: texts.name(row.nameZh, row.nameEn) })}
              </Button>
              <Typography.Text type="secondary">{texts.t(`service.value.approval.${row.approval}`)}</Typography.Text>
              <Money fen={row.grossFen} />
            </Flex>
          ))}
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={texts.t('service.page.itemsHint')}
            placeholder={texts.t('service.page.itemsHint')}
            style={{ width: '100%', maxWidth: 480 }}
            value={null}
            options={catalogue
              .filter((item) => !noted.items.includes(item.code))
              .map((item) => ({ value: item.code, label: `${texts.name(item.nameZh, item.nameEn)} ${item.code}` }))}
            onChange={(code: string | null) => code && say({ [`item.${code}`]: true })}
          />
          <Labelled label={note}>
            <Input.TextArea
              aria-label={note}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={4000}
              value={noted.handOverNote ?? ''}
              onChange={(event) => say({ handOverNote: event.target.value || null })}
            />
          </Labelled>
        </Flex>
      </Section>
    </div>
  )
}
