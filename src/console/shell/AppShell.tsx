import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Button, Drawer, Flex, Layout, Tag, theme } from 'antd'
import { Suspense, useState } from 'react'
import { useResume } from '../device/use-resume.ts'
import { useLive } from '../live.ts'
import { WaitingSign } from '../device/queue/WaitingSign.tsx'
import { setPreferences, usePreferences } from '../preferences.ts'
import { useNarrow, useOneColumn } from '../screen.ts'
import { useSession } from '../session.tsx'
import { OfflineStretch } from '../terminal/OfflineStretch.tsx'
import { SwitchPerson } from '../terminal/SwitchPerson.tsx'
import { useTexts } from '../texts.ts'
import { Brand } from './Brand.tsx'
import { InboxBell } from './InboxBell.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { PageSkeleton } from './PageSkeleton.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SideMenu } from './SideMenu.tsx'
import { StoreSwitcher } from './StoreSwitcher.tsx'

/** The frame of every page: menu at the left, search and person at the top. */
export function AppShell() {
  const narrow = useNarrow()
  const { menuFolded } = usePreferences()
  const { token } = theme.useToken()
  const { c } = useTexts()
  useLive()
  useResume()
  return (
    <Layout style={{ minHeight: '100dvh' }}>
      <SkipLink />
      {!narrow && (
        <Layout.Sider
          collapsed={menuFolded}
          collapsedWidth={56}
          width={224}
          theme="light"
          data-screen-only
          style={{
            position: 'sticky',
            top: 0,
            height: '100dvh',
            overflowY: 'auto',
            borderInlineEnd: `1px solid ${token.colorBorderSecondary}`,
          }}
        >
          <Flex
            align="center"
            justify={menuFolded ? 'center' : 'space-between'}
            style={{ height: token.Layout?.headerHeight ?? 52, paddingInline: 12 }}
          >
            {!menuFolded && <Brand />}
            <Button
              type="text"
              aria-label={c(menuFolded ? 'menu.unfold' : 'menu.fold')}
              icon={menuFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              onClick={() => setPreferences({ menuFolded: !menuFolded })}
            />
          </Flex>
          <SideMenu folded={menuFolded} />
        </Layout.Sider>
      )}
      <Layout>
        <TopBar narrow={narrow} />
        <OfflineBanner />
        <OfflineStretch />
        <Layout.Content id="main" tabIndex={-1} style={{ padding: narrow ? 12 : 16, outline: 'none', maxWidth: 2200 }}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function TopBar({ narrow }: { readonly narrow: boolean }) {
  const { token } = theme.useToken()
  const { me } = useSession()
  const { c } = useTexts()
  const tight = useOneColumn()
  return (
    <Layout.Header
      data-screen-only
      style={{
        position: 'sticky',
        top: 0,
        zIndex: 20,
        display: 'flex',
        alignItems: 'center',
        gap: narrow ? 4 : 12,
        lineHeight: 'normal',
        paddingInline: narrow ? 8 : 16,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {narrow && <MenuDrawer />}
      <StoreSwitcher />
      <SearchBox />
      <span style={{ flex: 1 }} />
      {me.group.demo && !tight && <Tag color="warning">{c('demo.tag')}</Tag>}
      <WaitingSign />
      <InboxBell />
      <SwitchPerson />
      <PersonMenu />
    </Layout.Header>
  )
}

function MenuDrawer() {
  const { c } = useTexts()
  const { pathname } = useLocation()
  // Opened on a page: following a link closes it.
  const [openOn, setOpenOn] = useState<string>()
  const close = () => setOpenOn(undefined)
  return (
    <>
      <Button type="text" aria-label={c('menu.open')} icon={<MenuOutlined />} onClick={() => setOpenOn(pathname)} />
      <Drawer
        open={openOn === pathname}
        onClose={close}
        placement="left"
        size={280}
        title={<Brand />}
        styles={{ body: { padding: 8 } }}
      >
        <SideMenu folded={false} />
      </Drawer>
    </>
  )
}

/** First stop of the Tab key: past the menu, to the page. */
function SkipLink() {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const [seen, setSeen] = useState(false)
  return (
    <a
      href="#main"
      onFocus={() => setSeen(true)}
      onBlur={() => setSeen(false)}
      style={{
        position: 'absolute',
        insetInlineStart: seen ? 8 : -9999,
        top: 8,
        zIndex: 100,
        padding: '6px 12px',
        background: token.colorBgElevated,
        color: token.colorLink,
        borderRadius: token.borderRadius,
        boxShadow: token.boxShadow,
      }}
    >
      {c('menu.skip')}
    </a>
  )
}
