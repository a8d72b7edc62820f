import { Flex, Skeleton, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Awaited } from '../ui/Awaited.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Section } from '../ui/Section.tsx'
import { Soft } from '../ui/Soft.tsx'

/** As a query of the page answers. */
interface Asked {
  readonly error: unknown
  readonly refetch: () => unknown
}

interface ListBlockProps<R> {
  readonly title: string
  readonly asked: Asked
  /** Not known yet while left out. */
  readonly rows: readonly R[] | undefined
  /** Where there are more than the rows at hand; `null` where their number says nothing. */
  readonly total?: number | null | undefined
  /** How many are shown; the rest is one click away. */
  readonly most?: number
  readonly all?: string
  readonly keyOf: (row: R) => string
  readonly draw: (row: R) => ReactNode
  readonly empty: { readonly text: string; readonly next?: string }
  readonly extra?: ReactNode
}

/** A list on a home: what waits, the most urgent on top. */
export function ListBlock<R>({
  title,
  asked,
  rows,
  total,
  most = 8,
  all,
  keyOf,
  draw,
  empty,
  extra,
}: ListBlockProps<R>) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const count = total === null ? 0 : (total ?? rows?.length ?? 0)
  const more = all && count > most && <AppLink href={all}>{c('home.all', { count })}</AppLink>
  return (
    <Section title={count ? c('home.titled', { title, count }) : title} extra={extra || more}>
      {!rows && <Awaited error={asked.error} again={asked.refetch} outline={<Skeleton active />} />}
      {rows?.length === 0 && <Empty {...empty} small />}
      {rows && rows.length > 0 && (
        <ul aria-label={title} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {rows.slice(0, most).map((row, index) => (
            <li
              key={keyOf(row)}
              style={{
                padding: '8px 0',
                minHeight: 44,
                borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined,
              }}
            >
              {draw(row)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface ListLineProps {
  readonly children: ReactNode
  /** Words of second rank below. */
  readonly more?: ReactNode
  /** An amount or what to do, at the right. */
  readonly end?: ReactNode
}

/** A line of such a list: what it is, more about it, and what to do. */
export function ListLine({ children, more, end }: ListLineProps) {
  return (
    <Flex gap={12} align="center" justify="space-between">
      <Flex vertical gap={2} style={{ minWidth: 0 }}>
        <Flex gap={8} align="center" wrap>
          {children}
        </Flex>
        {more ? <Soft>{more}</Soft> : null}
      </Flex>
      <Flex gap={12} align="center" style={{ flexShrink: 0 }}>
        {end}
      </Flex>
    </Flex>
  )
}
