import { Button, Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import icon from '../icon.svg'
import { setPreferences } from '../preferences.ts'
import { useTexts } from '../texts.ts'

interface DoorFrameProps {
  readonly version: string
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The page before anybody is signed in: one column, the other language within reach. */
export function DoorFrame({ version, wide = false, children }: DoorFrameProps) {
  const { token } = theme.useToken()
  const { c, language } = useTexts()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Flex
      vertical
      align="center"
      style={{
        minHeight: '100dvh',
        boxSizing: 'border-box',
        padding: '48px 16px 24px',
        background: token.colorBgLayout,
      }}
    >
      <Flex component="header" align="center" gap={10} style={{ marginBottom: 24 }}>
        <img src={icon} alt="" width={36} height={36} />
        <div>
          <div style={{ fontSize: 20, fontWeight: token.fontWeightStrong }}>{c('brand')}</div>
          <div style={{ color: token.colorTextDescription }}>{c('brandLine')}</div>
        </div>
      </Flex>
      <main
        style={{
          width: '100%',
          maxWidth: wide ? 720 : 420,
          boxSizing: 'border-box',
          padding: 24,
          background: token.colorBgContainer,
          border: `1px solid ${token.colorBorderSecondary}`,
          borderRadius: token.borderRadiusLG,
        }}
      >
        <Flex vertical gap={16}>
          {children}
        </Flex>
      </main>
      <Flex component="footer" gap={16} align="center" style={{ marginTop: 16, color: token.colorTextDescription }}>
        <Button type="link" lang={other} onClick={() => setPreferences({ language: other })}>
          {c('person.otherLanguage')}
        </Button>
        {version !== '' && <span>{c('version', { version })}</span>}
      </Flex>
    </Flex>
  )
}
