import { Button } from 'antd'
import type { ReactNode } from 'react'
import { asProblem } from '../problem.ts'
import { PageSkeleton } from '../shell/PageSkeleton.tsx'
import { useTexts } from '../texts.ts'
import { Empty } from './Empty.tsx'

interface AwaitedProps {
  readonly error: unknown
  readonly again: () => unknown
  /** Of a part of a page; the page's own when left out. */
  readonly outline?: ReactNode
}

/** In place of a page whose data is not there: its outline while it comes, what went wrong with another try after that. */
export function Awaited({ error, again, outline }: AwaitedProps) {
  const texts = useTexts()
  if (!error) return outline ?? <PageSkeleton />
  return (
    <Empty text={texts.problem(asProblem(error))} small={outline !== undefined}>
      <Button onClick={() => void again()}>{texts.c('again')}</Button>
    </Empty>
  )
}
