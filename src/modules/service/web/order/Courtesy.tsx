import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Flex, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { courtesySteps } from '../../contract/courtesy.ts'

/** Which steps of courtesy this visit asks for, and which were done. */
export function Courtesy({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const due = courtesySteps.filter((step) => order.courtesyDue.includes(step))
  if (due.length === 0) return null
  return (
    <Section title={texts.t('service.page.courtesy')}>
      <Flex gap={16} wrap>
        {due.map((step) => {
          const isDone = order.courtesyDone.includes(step)
          return (
            <Flex key={step} gap={6} align="center">
              {isDone ? (
                <CheckCircleFilled style={{ color: token.colorSuccess }} />
              ) : (
                <MinusCircleOutlined style={{ color: token.colorTextTertiary }} />
              )}
              <span>{texts.t(`service.value.courtesy.${step}`)}</span>
              <span style={{ color: token.colorTextDescription }}>
                {texts.t(isDone ? 'service.page.courtesyDone' : 'service.page.courtesyOpen')}
              </span>
            </Flex>
          )
        })}
      </Flex>
    </Section>
  )
}
