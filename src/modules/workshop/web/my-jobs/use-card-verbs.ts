import { now } from '../../../../console/clock.ts'
import { queueFile, queueVerb } from '../../../../console/device/queue/post.ts'
import { useSession } from '../../../../console/session.tsx'
import type { UploadPlace } from '../../../../console/upload.ts'

interface Target {
  readonly id: string
  readonly version: number
  readonly plate: string
}

type CardVerb =
  | 'cutOff'
  | 'start'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'tick'
  | 'acknowledge'
  | 'answerClock'
  | 'callParts'
  | 'askParts'

interface CardVerbs {
  /** Done at once for the person; sent now, or when the network is back, with the time of the tap. */
  readonly run: (verb: CardVerb, input?: Readonly<Record<string, unknown>>) => void
  readonly photo: (files: Iterable<File>, place: UploadPlace) => void
}

const also = ['repairOrder', 'pick', 'task']

/** What a technician does to a card, with or without network. */
export function useCardVerbs(card: Target): CardVerbs {
  const { me } = useSession()
  const { id, version, plate: about } = card
  return {
    run(verb, input = {}) {
      const body = { ...input, at: new Date(now()).toISOString() }
      // Somebody at the desk may have moved the card meanwhile: what happened at the car happened.
      queueVerb(me, { verb: `jobCard.${verb}`, target: { id, version }, body, about, also, patient: true })
    },
    photo(files, place) {
      for (const file of files) queueFile(me, file, place, { about })
    },
  }
}
