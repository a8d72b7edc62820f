import { Steps } from 'antd'
import { useNarrow } from '../../screen.ts'
import { useTexts } from '../../texts.ts'
import { When } from '../When.tsx'
import type { StateTime } from './record-base.ts'

interface StateStepsProps {
  readonly record: string
  readonly state: string
  /** The usual way; states beside it (cancelled) show only when the record is there. */
  readonly path: readonly string[]
  readonly times: readonly StateTime[]
}

/** Where it is: the states of its way, with the time each was entered. */
export function StateSteps({ record, state, path, times }: StateStepsProps) {
  const texts = useTexts()
  const narrow = useNarrow()
  const aside = !path.includes(state)
  const visited = path.filter((step) => times.some((time) => time.state === step))
  const steps = aside ? [...visited, state] : path
  const at = steps.indexOf(state)
  const timeOf = (step: string) => times.findLast((time) => time.state === step)
  const last = at === steps.length - 1
  if (narrow) {
    return (
      <span>
        {texts.c('record.step', { step: at + 1, steps: steps.length })} <strong>{texts.state(record, state)}</strong>
      </span>
    )
  }
  return (
    <Steps
      size="small"
      current={at}
      status={aside ? 'error' : last ? 'finish' : 'process'}
      titlePlacement="vertical"
      items={steps.map((step) => {
        const time = timeOf(step)
        return { title: texts.state(record, step), ...(time ? { content: <StepTime time={time} /> } : {}) }
      })}
    />
  )
}

function StepTime({ time }: { readonly time: StateTime }) {
  return (
    <>
      <When at={time.at} />
      {time.by ? <div>{time.by}</div> : null}
    </>
  )
}
