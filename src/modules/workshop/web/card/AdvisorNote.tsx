import { Alert, Button } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'

interface AdvisorNoteProps {
  readonly card: {
    readonly id: string
    readonly version: number
    readonly handOverNote: string | null
    readonly handOverNoteAt: string | null
    readonly noteReadAt: string | null
    readonly finishedAt: string | null
  }
}

/** What the advisor passed on with the car; the job starts once its technician has said that he read it. */
export function AdvisorNote({ card }: AdvisorNoteProps) {
  const texts = useTexts()
  const { run, pending } = useVerb('jobCard.readNote')
  const { handOverNote: note, handOverNoteAt: at, noteReadAt: readAt } = card
  if (note === null || at === null) return null
  const isRead = readAt !== null && readAt >= at
  const button = (
    <Button size="large" type="primary" loading={pending} onClick={() => void run({}, card)}>
      {texts.verb('jobCard', 'readNote')}
    </Button>
  )
  return (
    <Alert
      type={isRead ? 'info' : 'warning'}
      showIcon
      title={texts.t('workshop.card.note')}
      description={
        <>
          <div style={{ whiteSpace: 'pre-wrap', fontSize: 16 }}>{note}</div>
          {isRead && (
            <small>
              {texts.t('workshop.card.noteRead')} <When at={readAt} />
            </small>
          )}
        </>
      }
      action={isRead || card.finishedAt !== null ? undefined : button}
      style={{ width: '100%' }}
    />
  )
}
