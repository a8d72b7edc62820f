import type { Port } from './port.ts'

export const fakePortName = 'fake'

/** Takes everything and sends nothing: for a demo and for shops without a carrier. The message's row says `fake`. */
export const fakePort: Port = {
  name: fakePortName,
  send: async () => ({ kind: 'done', detail: 'notSent' }),
}
