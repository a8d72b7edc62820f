import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Drawer, Flex, theme } from 'antd'
import { useState } from 'react'
import { type InboxItem, readInbox } from '../kernel-endpoints.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { When } from '../ui/When.tsx'
import { recordPath } from '../web-modules.ts'

/** What waits for the person: tasks offered or owned, approvals, notices. */
export function InboxBell() {
  const { store } = useSession()
  const { c } = useTexts()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['inbox', { store: store?.id }],
    queryFn: ({ signal }) => readInbox(store?.id, signal),
    refetchInterval: 60_000,
    retry: false,
    meta: { also: ['task', 'approval', 'message'] },
  })
  const count = data?.count ?? 0
  return (
    <>
      <Badge count={count} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={c('inbox.open', { count })} onClick={() => setOpen(true)} />
      </Badge>
      <Drawer open={open} onClose={() => setOpen(false)} title={c('inbox.title')} size={420}>
        {data && data.rows.length > 0 ? data.rows.map((item) => <InboxRow key={item.id} item={item} close={() => setOpen(false)} />) : <Empty text={c('inbox.empty')} next={c('inbox.emptyNext')} />}
      </Drawer>
    </>
  )
}

function InboxRow({ item, close }: { readonly item: InboxItem; readonly close: () => void }) {
  const { name, c } = useTexts()
  const { token } = theme.useToken()
  const path = recordPath(item.record, item.recordId)
  const title = name(item.titleZh, item.titleEn)
  return (
    <Flex justify="space-between" gap={12} style={{ paddingBlock: 10, borderBottom: `1px solid ${token.colorBorderSecondary}` }} onClick={path ? close : undefined}>
      {path ? <AppLink href={path}>{title}</AppLink> : <span>{title}</span>}
      <span style={{ color: token.colorTextDescription, whiteSpace: 'nowrap' }}>
        {item.dueAt ? c('inbox.due') : null} <When at={item.dueAt ?? item.createdAt} />
      </span>
    </Flex>
  )
}
