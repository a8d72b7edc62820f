import { useQuery } from '@tanstack/react-query'
import { Flex, Skeleton, theme } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../clock.ts'
import { dayOf, fullTime, nearTime, plainNumber } from '../formats.ts'
import { FirstSteps } from '../home/FirstSteps.tsx'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import type { TileScope } from '../web-module.ts'
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

/** The tiles of the person's roles; a room's own home may show them below its columns. */
export function TileGrid({ without }: TileGridProps) {
  const { me, store, can } = useSession()
  const { c } = useTexts()
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
  if (own.length === 0 && without) return null
  if (own.length === 0) return <Empty text={c('home.empty')} next={c('home.emptyNext')} />
  return (
    <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(46%, 220px), 1fr))' }}>
      {own.map((tile) => (
        <TileCard key={`${tile.room}.${tile.key}`} tile={tile} scope={scope} now={now} />
      ))}
    </div>
  )
}

interface TileCardProps {
  readonly tile: RoomTile
  readonly scope: TileScope
  readonly now: number
}

function TileCard({ tile, scope, now }: TileCardProps) {
  const { token } = theme.useToken()
  const { t, c } = useTexts()
  const { data, isError } = useQuery({
    queryKey: [tile.read, { query: { tile: tile.key, ...scope } }],
    queryFn: ({ signal }) => tile.count(scope, signal),
  })
  const wrong = tile.alarm && data !== undefined && data.count > 0
  return (
    <AppLink href={tile.href(scope)} style={{ color: 'inherit', textDecoration: 'none' }}>
      <Flex
        vertical
        gap={4}
        style={{
          minHeight: 116,
          height: '100%',
          padding: 16,
          background: token.colorBgContainer,
          border: `1px solid ${wrong ? token.colorError : token.colorBorderSecondary}`,
          borderRadius: token.borderRadius,
        }}
      >
        <span>{t(`${tile.room}.tile.${tile.key}`)}</span>
        {data ? (
          <strong style={{ fontSize: 30, lineHeight: '38px', color: wrong ? token.colorError : undefined }}>
            {plainNumber(data.count)}
            {data.more ? '+' : null}
          </strong>
        ) : isError ? (
          <span>{c('tile.failed')}</span>
        ) : (
          <Skeleton.Button active style={{ width: 64 }} />
        )}
        <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
          {data?.oldest ? c('tile.oldest', { when: nearTime(data.oldest, now) }) : null}
        </span>
      </Flex>
    </AppLink>
  )
}
