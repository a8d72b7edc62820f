import { Alert, Flex, Input, Segmented } from 'antd'
import { useState } from 'react'
import { dayTime } from '../../../../console/formats.ts'
import { useNow } from '../../../../console/clock.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Labelled } from '../booking/Labelled.tsx'
import type { MovedPromise as Moved } from '../../contract/offering.ts'

const ways = ['message', 'call'] as const

/** Why new work moves a promise that was given, and how the customer hears of it; nothing while it stays (I-10). */
export function useMovedPromise(given: string | null, wanted: string | undefined) {
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<Moved['told']>('message')
  const [callNote, setCallNote] = useState('')
  const isMoved = given !== null && wanted !== undefined && Date.parse(given) !== Date.parse(wanted)
  const moved = { reason: reason.trim(), told, ...(told === 'call' ? { callNote: callNote.trim() } : {}) }
  return {
    isMoved,
    given,
    reason,
    setReason,
    told,
    setTold,
    callNote,
    setCallNote,
    isSaid: !isMoved || (moved.reason.length >= 2 && (told === 'message' || callNote.trim() !== '')),
    /** For the verb's input. */
    input: isMoved ? { moved } : {},
  }
}

/** Asked for as soon as another time is chosen. */
export function MovedPromise({ move }: { readonly move: ReturnType<typeof useMovedPromise> }) {
  const texts = useTexts()
  const now = useNow()
  const field = (name: string) => texts.field('repairOrder', name)
  if (!move.isMoved || move.given === null) return null
  return (
    <Flex vertical gap={12}>
      <Alert type="warning" showIcon title={texts.t('service.page.promiseMoves', { from: dayTime(move.given, now) })} />
      <Labelled label={field('reason')}>
        <Input
          aria-label={field('reason')}
          value={move.reason}
          maxLength={200}
          placeholder={texts.t('service.page.promiseMovesWhy')}
          onChange={(event) => move.setReason(event.target.value)}
        />
      </Labelled>
      <Labelled label={field('told')}>
        <Segmented<Moved['told']>
          aria-label={field('told')}
          value={move.told}
          onChange={move.setTold}
          options={ways.map((way) => ({ value: way, label: texts.value('repairOrder', 'told', way) }))}
        />
      </Labelled>
      {move.told === 'call' && (
        <Labelled label={field('callNote')}>
          <Input
            aria-label={field('callNote')}
            value={move.callNote}
            maxLength={200}
            onChange={(event) => move.setCallNote(event.target.value)}
          />
        </Labelled>
      )}
    </Flex>
  )
}
