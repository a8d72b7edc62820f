import { useQueries } from '@tanstack/react-query'
import { Flex, Skeleton, theme } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../clock.ts'
import { dayOf, fullTime, nearTime, plainNumber } from '../formats.ts'
import { FirstSteps } from '../home/FirstSteps.tsx'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import type { TileCount, TileScope } from '../web-module.ts'
import { type RoomTile, tiles } from '../web-modules.ts'
import { Heading } from '../ui/Heading.tsx'
import { Soft } from '../ui/Soft.tsx'

/** A morning, a midday and an evening word, by the clock on the wall. */
function partOfDay(now: number): 'morning' | 'day' | 'evening' {
  const hour = new Date(now).getHours()
  if (hour < 11) return 'morning'
  return hour < 18 ? 'day' : 'evening'
}

/** The role home: what waits, how much of it, and since when. A tile opens exactly its list. */
export function TilesHome() {
  return (
    <Flex vertical gap={16}>
      <Greeting />
      <FirstSteps />
      <TileGrid />
    </Flex>
  )
}

/** Who is greeted, and the time. */
export function Greeting() {
  const { me } = useSession()
  const { c } = useTexts()
  const now = useNow()
  return (
    <header>
      <Heading level={1}>{c(`greeting.${partOfDay(now)}`, { name: me.name })}</Heading>
      <Soft>{fullTime(now)}</Soft>
    </header>
  )
}

interface TileGridProps {
  /** Tiles whose rows the page shows itself, as `<room>.<key>`. */
  readonly without?: readonly string[]
}

/** The tiles of the person's roles, what waits first; where nothing waits a word is enough. */
export function TileGrid({ without }: TileGridProps) {
  const { me, store, can } = useSession()
  const { t, c } = useTexts()
  const now = useNow()
  const today = dayOf(now)
  const scope = useMemo<TileScope>(
    () => ({ storeId: store?.id, staffId: me.staffId, today }),
    [store?.id, me.staffId, today],
  )
  const own = tiles.filter(
    (tile) =>
      can(tile.permission) &&
      (!tile.roles || tile.roles.some((role) => me.roles.includes(role))) &&
      !without?.includes(`${tile.room}.${tile.key}`),
  )
  const answers = useQueries({
    queries: own.map((tile) => ({
      queryKey: [tile.read, { query: { tile: tile.key, ...scope } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => tile.count(scope, signal),
    })),
  })
  if (own.length === 0 && without) return null
  if (own.length === 0) return <Empty text={c('home.empty')} next={c('home.emptyNext')} />
  const counted = own.map((tile, index) => ({
    tile,
    count: answers[index]?.data,
    failed: answers[index]?.isError === true,
  }))
  const idle = counted.filter(({ count }) => count?.count === 0)
  const waiting = counted.filter((one) => !idle.includes(one))
  return (
    <Flex vertical gap={12}>
      {waiting.length > 0 && (
        <div
          style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(46%, 200px), 1fr))' }}
        >
          {waiting.map(({ tile, count, failed }) => (
            <TileCard
              key={`${tile.room}.${tile.key}`}
              tile={tile}
              href={tile.href(scope)}
              count={count}
              failed={failed}
              now={now}
            />
          ))}
        </div>
      )}
      {idle.length > 0 && (
        <Flex gap="4px 16px" wrap component="nav" aria-label={c('tile.none')}>
          <Soft>{c('tile.none')}</Soft>
          {idle.map(({ tile }) => (
            <AppLink key={`${tile.room}.${tile.key}`} href={tile.href(scope)}>
              {t(`${tile.room}.tile.${tile.key}`)}
            </AppLink>
          ))}
        </Flex>
      )}
    </Flex>
  )
}

interface TileCardProps {
  readonly tile: RoomTile
  readonly href: string
  readonly count: TileCount | undefined
  readonly failed: boolean
  readonly now: number
}

function TileCard({ tile, href, count, failed, now }: TileCardProps) {
  const { token } = theme.useToken()
  const { t, c } = useTexts()
  const wrong = tile.alarm && count !== undefined
  return (
    <AppLink href={href} style={{ color: 'inherit', textDecoration: 'none' }}>
      <Flex
        vertical
        gap={2}
        style={{
          minHeight: 92,
          height: '100%',
          padding: '10px 14px',
          background: token.colorBgContainer,
          border: `1px solid ${wrong ? token.colorError : token.colorBorderSecondary}`,
          borderRadius: token.borderRadius,
        }}
      >
        <span>{t(`${tile.room}.tile.${tile.key}`)}</span>
        {count ? (
          <strong style={{ fontSize: 26, lineHeight: '34px', color: wrong ? token.colorError : token.colorPrimary }}>
            {plainNumber(count.count)}
            {count.more ? '+' : null}
          </strong>
        ) : failed ? (
          <span>{c('tile.failed')}</span>
        ) : (
          <Skeleton.Button active style={{ width: 64 }} />
        )}
        <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
          {count?.oldest ? c('tile.oldest', { when: nearTime(count.oldest, now) }) : null}
        </span>
      </Flex>
    </AppLink>
  )
}
