import type { Channel, OutcomeKind } from '../contract/message.ts'
import type { Found } from '../db/found.ts'
import type { Load } from '../db/sql.ts'
import type { Kernel } from '../kernel.ts'
import type { Keys } from '../keys.ts'

/** A message as a carrier gets it. */
export interface Letter {
  /** The message's id, the same at each repetition: the carrier recognises it by that. */
  readonly id: string
  readonly to: string
  readonly name?: string
  readonly subject?: string
  readonly text: string
}

export interface Outcome {
  readonly kind: OutcomeKind
  /** A short code for the log; never an address or a text. */
  readonly detail: string
}

/** A carrier of messages. It answers within its own time limit and does not throw. */
export interface Port {
  readonly name: string
  send(letter: Letter): Promise<Outcome>
}

export interface Address {
  readonly address: string
  /** How the person is called in the text, `{{name}}`. */
  readonly name?: string
}

export type AddressBook = (channel: Channel) => Address | undefined

/** Whether a message may disturb now: the cap on marketing, the quiet hours. */
export type Disturbance = 'now' | 'never' | { readonly afterSeconds: number }

/** What the house knows of the outside when messages leave. */
export interface Outside {
  readonly ports: Readonly<Partial<Record<Channel, Port>>>
  /** The person's addresses by channel, in clear; undefined where there is none, or where nobody keeps people. */
  readonly addressOf?: (groupId: string, person: string | Found, keys: Keys) => Load<AddressBook>
  readonly mayDisturb?: (
    kernel: Kernel,
    message: {
      groupId: string
      id: string
      personId: string
      purpose: string
      channel: Channel
      storeId: string | null
    },
  ) => Promise<Disturbance>
}
