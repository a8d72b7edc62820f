import { Button } from 'antd'
import { asProblem } from '../problem.ts'
import { PageSkeleton } from '../shell/PageSkeleton.tsx'
import { useTexts } from '../texts.ts'
import { Empty } from './Empty.tsx'

/** In place of a page whose data is not there: its outline while it comes, what went wrong with another try after that. */
export function Awaited({ error, again }: { readonly error: unknown; readonly again: () => unknown }) {
  const texts = useTexts()
  if (!error) return <PageSkeleton />
  return (
    <Empty text={texts.problem(asProblem(error))}>
      <Button onClick={() => void again()}>{texts.c('again')}</Button>
    </Empty>
  )
}
