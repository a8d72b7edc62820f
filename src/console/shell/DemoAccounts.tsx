import { Button, Flex, theme } from 'antd'
import type { z } from 'zod'
import type { setupState, signInInput } from '../../kernel/contract/session.ts'
import { useTexts } from '../texts.ts'

interface DemoAccountsProps {
  readonly accounts: NonNullable<z.output<typeof setupState>['demoAccounts']>
  readonly enter: (input: z.input<typeof signInInput>) => Promise<void>
  readonly busy: boolean
}

/** Everybody of the demo shop, one click each. */
export function DemoAccounts({ accounts, enter, busy }: DemoAccountsProps) {
  const { token } = theme.useToken()
  const { c, name } = useTexts()
  return (
    <section
      aria-label={c('demo.title')}
      style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, paddingTop: 16 }}
    >
      <div style={{ marginBottom: 8 }}>{c('demo.title')}</div>
      <div style={{ display: 'grid', gap: 8, gridTemplateColumns: 'repeat(auto-fill, minmax(136px, 1fr))' }}>
        {accounts.map((account) => (
          <Button
            key={account.login}
            disabled={busy}
            style={{ height: 'auto', padding: '6px 10px', justifyContent: 'start' }}
            onClick={() => void enter({ login: account.login, password: account.password })}
          >
            <Flex vertical align="start" component="span">
              <strong>{name(account.nameZh, account.nameEn)}</strong>
              <span style={{ color: token.colorTextDescription }}>{account.login}</span>
            </Flex>
          </Button>
        ))}
      </div>
    </section>
  )
}
