import type { Config } from '../config.ts'
import type { Module } from '../module.ts'
import { fakePort } from './fake.ts'
import { mailPort } from './mail.ts'
import type { Outside } from './port.ts'
import { smsPort } from './sms.ts'

/** The carriers as configured; where none is, messages are recorded as not sent. Addresses come from the room that keeps people. */
export function outsideOf(config: Config, modules: readonly Module[]): Outside {
  const keeper = modules.find((module) => module.addressOf)
  return {
    ports: {
      sms: config.smsUrl ? smsPort({ url: config.smsUrl }) : fakePort,
      mail: config.smtp ? mailPort({ ...smtpParts(config.smtp.url), from: config.smtp.from }) : fakePort,
    },
    ...(keeper?.addressOf ? { addressOf: keeper.addressOf } : {}),
  }
}

/** `smtp://user:password@host:587`, `smtps://…:465` with TLS from the first byte. */
function smtpParts(text: string) {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : {}),
  }
}
