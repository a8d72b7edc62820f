import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useTexts } from '../texts.ts'

export function NotFoundPage() {
  const { c } = useTexts()
  return (
    <Empty text={c('notFound.title')} next={c('notFound.next')}>
      <AppLink href="/">{c('home.link')}</AppLink>
    </Empty>
  )
}
