import { useState } from 'react'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { PageSkeleton } from '../../../console/shell/PageSkeleton.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { CallScreen } from './CallScreen.tsx'
import { noneText } from './NextCallButton.tsx'

/** The next call fills the screen, and stays until the agent asks for another. */
export default function NextCallPage() {
  const texts = useTexts()
  const { store } = useSession()
  const [held, hold] = useState<string>()
  const { data } = useRead('followUp.next', { query: store ? { store: store.id } : {} })
  if (held === undefined && data?.id) hold(data.id)
  if (held) return <CallScreen id={held} />
  if (!data) return <PageSkeleton />
  return (
    <Empty text={noneText(texts, data.laterAt)}>
      <AppLink href="/follow-ups">{texts.t('care.menu.followUps')}</AppLink>
    </Empty>
  )
}
