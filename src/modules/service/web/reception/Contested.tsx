import { Alert, Button, Flex } from 'antd'
import { useEffect, useRef } from 'react'
import { useTexts, type Texts } from '../../../../console/texts.ts'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import type { Arrival } from './device/arrivals.ts'
import type { Draft } from './device/draft.ts'
import { wordsOfEntry } from './entry-words.ts'

interface ContestedProps {
  readonly draft: Draft
  readonly arrival: Arrival
  readonly chosen: () => void
}

/** Two people said different things: both are shown, one is chosen. */
export function Contested({ draft, arrival, chosen }: ContestedProps) {
  const texts = useTexts()
  const choose = useVerb('reception.choose', { say: null })
  const { remote, contested } = draft
  const here = useRef<HTMLDivElement>(null)
  const isOpen = contested.length > 0
  useEffect(() => {
    if (isOpen) here.current?.scrollIntoView({ block: 'center' })
  }, [isOpen])
  if (!remote || !isOpen) return null
  const pick = async (key: string, keep: 'standing' | 'other') => {
    await choose.run({ key, keep }, { id: remote.id, version: remote.version })
    chosen()
  }
  return (
    <div ref={here}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={texts.t('service.page.contested', { count: contested.length })}
        description={
          <Flex vertical gap={12}>
            {contested.map((one) => (
              <Flex key={one.key} vertical gap={4}>
                <strong>{nameOf(texts, one.key)}</strong>
                <Flex gap={8} wrap>
                  {(['standing', 'other'] as const).map((keep) => {
                    const isOther = keep === 'other'
                    return (
                      <Button
                        key={keep}
                        loading={choose.pending}
                        style={{ height: 'auto', textAlign: 'start', whiteSpace: 'normal' }}
                        onClick={() => void pick(one.key, keep)}
                      >
                        <Flex vertical align="start">
                          <strong>{wordsOfEntry(texts, one.key, isOther ? one.otherValue : one.value, arrival)}</strong>
                          <span>
                            {isOther ? one.otherBy : one.saidBy} <When at={isOther ? one.otherAt : one.saidAt} />
                          </span>
                        </Flex>
                      </Button>
                    )
                  })}
                </Flex>
              </Flex>
            ))}
          </Flex>
        }
      />
    </div>
  )
}

function nameOf(texts: Texts, key: string): string {
  const [kind = key] = key.split('.')
  return texts.field('reception', kind)
}
