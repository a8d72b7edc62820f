import type { Attempt, Channel } from '../contract/message.ts'

/** Tries on a channel while another one is left: about half a minute, so that a confirmation is out within one (G-06). */
export const triesWithFallback = 3
/** Tries on the last channel: about nine hours, to outlast a carrier's bad night. */
export const triesOnLast = 8
const pausesSeconds = [5, 20, 120, 600, 1800, 7200, 21_600]

export interface Choice {
  readonly channel: Channel
  /** Seconds to wait before this try; the message was just tried there in vain. */
  readonly afterSeconds: number
}

/**
 * The channel to try next, or undefined when none is left. In order; a channel that refused is out, one that did not
 * answer is tried again some times before the next one's turn. When all others are out, the last one that did not
 * refuse is tried longer.
 */
export function nextChannel(channels: readonly Channel[], attempts: readonly Attempt[]): Choice | undefined {
  const open = channels.filter(
    (c, i) => channels.indexOf(c) === i && !attempts.some((a) => a.channel === c && a.outcome === 'refused'),
  )
  const tries = (channel: Channel) => attempts.filter((a) => a.channel === channel).length
  const last = open.at(-1)
  for (const channel of open) {
    const done = tries(channel)
    if (done >= (channel === last ? triesOnLast : triesWithFallback)) continue
    const justTried = done > 0 && attempts.at(-1)?.channel === channel
    return { channel, afterSeconds: justTried ? (pausesSeconds[done - 1] ?? 0) : 0 }
  }
  return undefined
}

/** What the message ends as when no channel is left: held back by the house, perhaps there, or certainly not. */
export function endState(attempts: readonly Attempt[]): 'held' | 'unknown' | 'failed' {
  if (attempts.some((a) => a.outcome === 'unknown')) return 'unknown'
  const ours = attempts.length > 0 && attempts.every((a) => a.port === housePort)
  return ours && attempts.some((a) => heldBack.has(a.detail)) ? 'held' : 'failed'
}

/** Attempts that the house itself refused, before any carrier. */
export const housePort = 'house'
const heldBack = new Set(['noConsent', 'capped', 'restricted'])
