import type { Logger } from 'pino'
import type { DemoAccount } from '../src/kernel/auth/first-start.ts'
import type { Keys } from '../src/kernel/keys.ts'
import type { Module } from '../src/kernel/module.ts'

export const demoAccounts: readonly DemoAccount[] = []

/** Loads the demo the first time. Answers whether this is a demo. */
export async function loadDemo(_options: {
  databaseUrl: string
  keys: Keys
  modules: readonly Module[]
  log: Logger
  empty: boolean
}): Promise<boolean> {
  return false
}
