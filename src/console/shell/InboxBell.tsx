import { BellOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Drawer, Flex, theme } from 'antd'
import { useState } from 'react'
import type { InboxItem } from '../../kernel/contract/inbox.ts'
import { markRead, readInbox } from '../kernel-endpoints.ts'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { When } from '../ui/When.tsx'
import { recordPath } from '../web-modules.ts'

const inboxKey = ['inbox']

/** What was sent to the person: warnings, tasks, approvals, answers. */
export function InboxBell() {
  const { c } = useTexts()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: inboxKey,
    queryFn: ({ signal }) => readInbox(signal),
    retry: false,
    meta: { also: ['inbox'] },
  })
  const unread = data?.unread ?? 0
  const read = async (what: Parameters<typeof markRead>[0]) => {
    await markRead(what).catch(() => {})
    await client.invalidateQueries({ queryKey: inboxKey })
  }
  const latest = data?.rows[0]
  const all = unread > 0 && latest && (
    <Button type="link" onClick={() => void read({ until: latest.createdAt })}>
      {c('inbox.readAll')}
    </Button>
  )
  const follow = (item: InboxItem) => {
    setOpen(false)
    if (item.readAt === null) void read({ ids: [item.id] })
  }
  return (
    <>
      <Badge count={unread} size="small" offset={[-8, 8]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={c('inbox.open', { unread })}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer open={open} onClose={() => setOpen(false)} title={c('inbox.title')} size={420} extra={all}>
        {data && data.rows.length > 0 ? (
          data.rows.map((item) => <InboxRow key={item.id} item={item} follow={() => follow(item)} />)
        ) : (
          <Empty text={c('inbox.empty')} next={c('inbox.emptyNext')} />
        )}
      </Drawer>
    </>
  )
}

function InboxRow({ item, follow }: { readonly item: InboxItem; readonly follow: () => void }) {
  const { token } = theme.useToken()
  const path = recordPath(item.record, item.recordId)
  const weight = item.readAt === null ? token.fontWeightStrong : undefined
  return (
    <Flex
      justify="space-between"
      gap={12}
      style={{ paddingBlock: 10, borderBottom: `1px solid ${token.colorBorderSecondary}`, fontWeight: weight }}
      onClick={path ? follow : undefined}
    >
      {path ? <AppLink href={path}>{item.text}</AppLink> : <span>{item.text}</span>}
      <span style={{ color: token.colorTextDescription, whiteSpace: 'nowrap' }}>
        <When at={item.createdAt} />
      </span>
    </Flex>
  )
}
