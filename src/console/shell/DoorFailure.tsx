import { Button, Flex } from 'antd'
import type { ProblemError } from '../problem.ts'
import { useTexts } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'

interface DoorFailureProps {
  readonly problem: ProblemError
  readonly again: () => void
}

/** The server cannot be asked who is there. */
export function DoorFailure({ problem, again }: DoorFailureProps) {
  const texts = useTexts()
  return (
    <Flex component="main" align="center" justify="center" style={{ minHeight: '100dvh' }}>
      <Empty text={texts.c('failed.start')} next={texts.problem(problem)}>
        <Button type="primary" size="large" onClick={again}>
          {texts.c('again')}
        </Button>
      </Empty>
    </Flex>
  )
}
