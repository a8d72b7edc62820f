import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { asProblem } from '../problem.ts'
import { useTexts } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'

/** A page of a newer build is no longer where the old one looks for it. */
const isOldBuild = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script/i.test(error.message)

/** What went wrong on a page, and the way out of it. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const texts = useTexts()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  if (isOldBuild(error)) {
    return (
      <Empty text={texts.c('newVersion.title')} next={texts.c('newVersion.next')}>
        <Button type="primary" onClick={() => location.reload()}>
          {texts.c('newVersion.load')}
        </Button>
      </Empty>
    )
  }
  return (
    <Empty text={texts.c('failed.title')} next={texts.problem(asProblem(error))}>
      <Button type="primary" onClick={again}>
        {texts.c('again')}
      </Button>
    </Empty>
  )
}
