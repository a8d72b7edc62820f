import { Button, Flex, Input, Radio, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { checkPoints } from '../../contract/reception-content.ts'
import type { StepProps } from './visit-notes.ts'

/** Inside and functions: all good by one tap, what is not by its own. */
export function CheckPoints({ noted, say }: StepProps) {
  const texts = useTexts()
  const groups = Object.entries(checkPoints)
  return (
    <Flex gap={16} wrap align="start">
      {groups.map(([group, points]) => {
        const open = points.filter((point) => !noted.checks.has(point))
        return (
          <Flex key={group} vertical gap={8} style={{ flex: '1 1 232px' }}>
            <Flex gap={12} align="center" justify="space-between" wrap>
              <Typography.Text strong>{texts.t(`service.page.group.${group}`)}</Typography.Text>
              {open.length > 0 && (
                <Button
                  onClick={() => say(Object.fromEntries(open.map((point) => [`check.${point}`, { good: true }])))}
                >
                  {texts.t('service.page.allGood')}
                </Button>
              )}
            </Flex>
            {points.map((point) => (
              <Point key={point} point={point} noted={noted} say={say} />
            ))}
          </Flex>
        )
      })}
    </Flex>
  )
}

function Point({ point, noted, say }: StepProps & { readonly point: string }) {
  const texts = useTexts()
  const check = noted.checks.get(point)
  const name = texts.t(`service.value.point.${point}`)
  return (
    <Flex gap={8} align="center" wrap>
      <span style={{ minWidth: 72 }}>{name}</span>
      <Radio.Group
        optionType="button"
        aria-label={name}
        value={check?.good}
        onChange={(event) => say({ [`check.${point}`]: { good: event.target.value === true } })}
        options={[
          { value: true, label: texts.t('service.page.good') },
          { value: false, label: texts.t('service.page.notGood') },
        ]}
      />
      {check && !check.good && (
        <Input
          aria-label={texts.t('service.page.noteTo', { name })}
          placeholder={texts.t('service.page.noteHint')}
          style={{ flex: '1 1 140px' }}
          value={check.note ?? ''}
          maxLength={200}
          onChange={(event) => say({ [`check.${point}`]: { good: false, note: event.target.value } })}
        />
      )}
    </Flex>
  )
}
