import { QuestionCircleOutlined } from '@ant-design/icons'
import { Flex, Skeleton, theme, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'

interface FigureProps {
  /** Whose words it has, at `<room>.home.<name>`; the console's own at `kernel.console.day.<name>`. What it means: the same with `Means`. */
  readonly room?: string
  readonly name: string
  readonly value: ReactNode
  /** Beside what it stands: the same of the month before, how many of them. */
  readonly more?: ReactNode
  /** Its rows. */
  readonly href: string
  readonly wrong?: boolean
  /** It could not be asked. */
  readonly failed?: boolean
}

/** Figures side by side, as many as fit. */
export function FigureGrid({ children }: { readonly children: ReactNode }) {
  return (
    <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(max(144px, 22%), 1fr))' }}>
      {children}
    </div>
  )
}

/** A figure with its definition, one click from its rows. */
export function Figure({ room, name, value, more, href, wrong = false, failed = false }: FigureProps) {
  const { token } = theme.useToken()
  const { t } = useTexts()
  const text = room ? `${room}.home.${name}` : `kernel.console.day.${name}`
  const means = t(`${text}Means`)
  return (
    <Flex
      vertical
      gap={2}
      style={{
        padding: '10px 14px',
        minHeight: 92,
        background: token.colorBgContainer,
        border: `1px solid ${wrong ? token.colorError : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      <Flex gap={6} align="center" justify="space-between">
        <span>{t(text)}</span>
        <Tooltip title={means} trigger={['hover', 'focus', 'click']}>
          <QuestionCircleOutlined tabIndex={0} aria-label={means} style={{ color: token.colorTextQuaternary }} />
        </Tooltip>
      </Flex>
      <AppLink href={href}>
        <strong
          style={{
            fontSize: 'clamp(20px, 5.2vw, 26px)',
            lineHeight: '34px',
            color: wrong ? token.colorError : undefined,
          }}
        >
          {value ?? (failed ? '–' : <Skeleton.Button active size="small" style={{ width: 64 }} />)}
        </strong>
      </AppLink>
      <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{more}</span>
    </Flex>
  )
}
