import { Flex, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import type { VisitDraft } from './visit-draft.ts'

interface WalkAroundProps {
  readonly draft: VisitDraft
  readonly change: (next: (before: VisitDraft) => Partial<VisitDraft>) => void
  readonly storeId: string
}

/** Photos of the car as it comes in; they wait for the order that is opened at the end. */
export function WalkAround({ draft, change, storeId }: WalkAroundProps) {
  const texts = useTexts()
  const name = texts.t('service.file.walkAround')
  const remove = useVerb('file.remove', { say: null })
  return (
    <div id="step-photos">
      <Section title={name}>
        <Flex vertical gap={8}>
          <Typography.Text type="secondary">{texts.t('service.page.walkAroundHint')}</Typography.Text>
          <Evidence
            items={draft.photos}
            place={{ record: 'repairOrder', kind: 'walkAround', store: storeId }}
            onStored={({ id, version, mediaType, sha256 }) =>
              change((before) => ({ photos: [...before.photos, { id, version, mediaType, sha256, name }] }))
            }
            onRemove={(gone) => {
              change((before) => ({ photos: before.photos.filter((photo) => photo.id !== gone.id) }))
              if (gone.version !== undefined) void remove.run({}, { id: gone.id, version: gone.version })
            }}
          />
        </Flex>
      </Section>
    </div>
  )
}
