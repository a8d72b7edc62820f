import { HomeOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { Menu, type MenuProps } from 'antd'
import { useMemo } from 'react'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { menuGroups } from '../web-module.ts'
import { menuEntries } from '../web-modules.ts'

type Items = NonNullable<MenuProps['items']>

/** The entries that the person may open, by group. */
export function SideMenu({ folded }: { readonly folded: boolean }) {
  const { pathname } = useLocation()
  const { can, me } = useSession()
  const { t, c } = useTexts()
  const open = useMemo(() => menuEntries.filter((entry) => can(entry.permission)), [can])

  const items: Items = [{ key: '/', icon: <HomeOutlined />, label: <AppLink href="/">{c('home.title')}</AppLink> }]
  for (const group of menuGroups) {
    const children = open
      .filter((entry) => entry.group === group)
      .map((entry) => ({
        key: entry.path,
        icon: entry.icon,
        label: <AppLink href={entry.path}>{t(`${entry.room}.menu.${entry.key}`)}</AppLink>,
      }))
    if (children.length === 0) continue
    if (folded) items.push(...children)
    else items.push({ type: 'group', key: group, label: c(`menu.group.${group}`), children })
  }
  const current = open.map((entry) => entry.path).filter((path) => pathname === path || pathname.startsWith(`${path}/`))
  const selected = pathname === '/' ? '/' : current.sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={c('menu.label')}>
      <Menu
        mode="inline"
        inlineCollapsed={folded}
        items={items}
        selectedKeys={selected ? [selected] : []}
        style={{ border: 0, background: 'transparent' }}
        key={me.accountId}
      />
    </nav>
  )
}
