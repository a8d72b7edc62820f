import { Alert, Button, Flex } from 'antd'
import { z } from 'zod'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useTexts } from '../../../../console/texts.ts'
import { freeSlot } from '../../contract/appointment.ts'

const details = z.object({ alternatives: z.array(freeSlot) })

interface AlternativesProps {
  readonly problem: ProblemError
  readonly choose: (startsAt: string) => void
}

/** Why it did not work and, for a time that is full, the others to offer: one click books one. */
export function Alternatives({ problem, choose }: AlternativesProps) {
  const texts = useTexts()
  const now = useNow()
  const others = details.safeParse(problem.details)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={texts.problem(problem)}
      description={
        others.success && (
          <Flex gap={8} wrap>
            {others.data.alternatives.slice(0, 6).map(({ startsAt }) => (
              <Button key={startsAt} type="primary" ghost onClick={() => choose(startsAt)}>
                {dayTime(startsAt, now)}
              </Button>
            ))}
          </Flex>
        )
      }
    />
  )
}
