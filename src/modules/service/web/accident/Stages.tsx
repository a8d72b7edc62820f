import { Button, Flex, Steps } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { accidentStage } from '../../contract/accident.ts'

type Accident = NonNullable<AnswerOf<'accident.ofOrder'>['accident']>

/** The stages of the repair with their times; one key for the next. */
export function Stages({ accident }: { readonly accident: Accident }) {
  const texts = useTexts()
  const phone = usePhone()
  const advance = useVerb('accident.advance')
  const finish = useVerb('accident.finish')
  const { stages } = accident
  const next = stages.find((one) => one.beganAt === null)
  const last = stages.find((one) => one.beganAt !== null && one.endedAt === null)
  const may = accident.actions?.some((action) => action.name === 'advance' && !action.refusal) ?? false
  const current = stages.findIndex((one) => one === last)
  const parsed = next ? accidentStage.safeParse(next.stage) : undefined
  return (
    <Flex vertical gap={12}>
      <Steps
        size="small"
        orientation={phone ? 'vertical' : 'horizontal'}
        current={current < 0 ? (next ? -1 : stages.length) : current}
        items={stages.map((one) => ({
          title: texts.value('accident', 'accidentStage', one.stage),
          ...(one.beganAt
            ? {
                content: (
                  <>
                    <When at={one.endedAt ?? one.beganAt} /> {one.byName}
                  </>
                ),
              }
            : {}),
        }))}
      />
      {may && (
        <Flex gap={8} wrap>
          {parsed?.success && (
            <Button loading={advance.pending} onClick={() => void advance.run({ stage: parsed.data }, accident)}>
              {texts.t('service.accidentPage.begin', { stage: texts.value('accident', 'accidentStage', parsed.data) })}
            </Button>
          )}
          {!next && last && (
            <Button loading={finish.pending} onClick={() => void finish.run({}, accident)}>
              {texts.verb('accident', 'finish')}
            </Button>
          )}
        </Flex>
      )}
    </Flex>
  )
}
