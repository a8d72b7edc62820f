import { ExclamationCircleFilled } from '@ant-design/icons'
import { Flex, InputNumber, Radio, theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { type Criterion, isBad, isMeasured, limitsOf } from './readings.ts'

interface CriterionRowProps {
  readonly criterion: Criterion
  readonly value: number | boolean | undefined
  readonly onChange: (value: number | boolean | undefined) => void
}

/** One criterion: a reading beside its limits, or good and bad by eye; red as soon as it is outside. */
export function CriterionRow({ criterion, value, onChange }: CriterionRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const measured = isMeasured(criterion)
  const bad = isBad(criterion, value)
  const name = texts.name(criterion.zh, criterion.en)
  return (
    <Flex
      justify="space-between"
      align="center"
      gap={12}
      wrap
      style={{
        padding: '8px 12px',
        minHeight: 60,
        boxSizing: 'border-box',
        borderTop: `1px solid ${token.colorBorderSecondary}`,
        background: bad ? token.colorErrorBg : undefined,
      }}
    >
      <Flex vertical>
        <span style={{ fontSize: 16 }}>{name}</span>
        <span style={{ color: bad ? token.colorError : token.colorTextDescription }}>
          {measured ? texts.t('quality.sheet.limits', { limits: limitsOf(criterion) }) : texts.t('quality.sheet.byEye')}
          {bad && (
            <strong>
              {' '}
              <ExclamationCircleFilled aria-hidden />{' '}
              {texts.t(measured ? 'quality.sheet.outside' : 'quality.sheet.bad')}
            </strong>
          )}
        </span>
      </Flex>
      {measured ? (
        <InputNumber<number>
          controls={false}
          size="large"
          aria-label={name}
          inputMode="decimal"
          status={bad ? 'error' : ''}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
          style={{ width: 160 }}
          {...(criterion.unit ? { suffix: criterion.unit } : {})}
        />
      ) : (
        <Radio.Group
          size="large"
          optionType="button"
          buttonStyle="solid"
          aria-label={name}
          value={value}
          onChange={(event) => onChange(event.target.value === true)}
          options={[
            { value: true, label: texts.t('quality.sheet.good') },
            { value: false, label: texts.t('quality.sheet.bad') },
          ]}
        />
      )}
    </Flex>
  )
}
