import { CheckCircleFilled } from '@ant-design/icons'
import { useQueries } from '@tanstack/react-query'
import { Flex, theme } from 'antd'
import { useNow } from '../clock.ts'
import { dayOf } from '../formats.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Section } from '../ui/Section.tsx'
import { Soft } from '../ui/Soft.tsx'
import { firstSteps } from '../web-modules.ts'

/** What a new shop does before its first car: ticked by what exists, gone when all of it does. */
export function FirstStepList() {
  const { me, store, can } = useSession()
  const { t, c } = useTexts()
  const { token } = theme.useToken()
  const today = dayOf(useNow())
  const steps = firstSteps.filter((step) => can(step.permission))
  const scope = { storeId: store?.id, staffId: me.staffId, today }
  const answers = useQueries({
    queries: steps.map((step) => ({
      queryKey: [step.read, { query: { firstStep: step.key, ...scope } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => step.done(scope, signal),
    })),
  })
  // Known first: a card that flashes up and goes away would be noise every morning.
  if (answers.some((answer) => answer.data === undefined) || answers.every((answer) => answer.data)) return null
  const done = answers.filter((answer) => answer.data).length
  return (
    <Section title={c('firstSteps.title')} extra={<Soft>{c('firstSteps.done', { done, of: steps.length })}</Soft>}>
      <Soft>{c('firstSteps.means')}</Soft>
      <ol style={{ listStyle: 'none', margin: '12px 0 0', padding: 0, display: 'grid', gap: 12 }}>
        {steps.map((step, index) => (
          <li key={`${step.room}.${step.key}`}>
            <Flex gap={12} align="start">
              {answers[index]?.data ? (
                <CheckCircleFilled
                  aria-label={c('firstSteps.yes')}
                  style={{ color: token.colorSuccess, fontSize: 20, marginTop: 2 }}
                />
              ) : (
                <span
                  role="img"
                  aria-label={c('firstSteps.no')}
                  style={{
                    flex: 'none',
                    width: 20,
                    height: 20,
                    marginTop: 2,
                    border: `2px solid ${token.colorBorder}`,
                    borderRadius: '50%',
                  }}
                />
              )}
              <Flex vertical>
                {can(step.does ?? step.permission) ? (
                  <AppLink href={step.path}>{t(`${step.room}.firstStep.${step.key}`)}</AppLink>
                ) : (
                  <span>{t(`${step.room}.firstStep.${step.key}`)}</span>
                )}
                <Soft>{t(`${step.room}.firstStep.${step.key}Means`)}</Soft>
                {!can(step.does ?? step.permission) && <Soft>{c('firstSteps.others')}</Soft>}
              </Flex>
            </Flex>
          </li>
        ))}
      </ol>
    </Section>
  )
}
