import { UserOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { call } from '../client.ts'
import { countOf } from '../device/queue/item.ts'
import { outbox } from '../device/queue/post.ts'
import { type Language, type Preferences, setPreferences, usePreferences } from '../preferences.ts'
import { usePhone } from '../screen.ts'
import { useSession, useSignOut } from '../session.tsx'
import { useTexts } from '../texts.ts'

/** The account learns of the language chosen, for its messages. */
async function keepLanguage(language: Language): Promise<void> {
  const { id, version } = await call('account.own')
  await call('account.changeOwn', { id, version, body: { language } })
}

const languages: Record<string, Language> = { 'language-zh-CN': 'zh-CN', 'language-en': 'en' }
const themes: Record<string, Preferences['theme']> = {
  'theme-auto': 'auto',
  'theme-light': 'light',
  'theme-dark': 'dark',
}

/** Name, language, look, way out. */
export function PersonMenu() {
  const { me } = useSession()
  const { c, has, t, language } = useTexts()
  const { theme } = usePreferences()
  const phone = usePhone()
  const signOut = useSignOut()
  const { modal } = App.useApp()
  // Signing out empties the device: what has not been sent would be lost. A shared tablet keeps it until he is back.
  const leave = async () => {
    const count = countOf(outbox.waiting().filter((item) => item.account === me.accountId))
    const ask = { title: c('device.unsent', { count }), content: c('device.unsentNext'), okText: c('device.leave') }
    if (count === 0 || me.terminal || (await modal.confirm({ ...ask, okButtonProps: { danger: true } })))
      await signOut()
  }
  const role = (code: string) => (has(`kernel.console.role.${code}`) ? t(`kernel.console.role.${code}`) : code)

  const choose: MenuProps['onClick'] = ({ key }) => {
    const chosen = languages[key]
    if (chosen) {
      setPreferences({ language: chosen })
      // The choice holds on this device in any case; the account learns of it for papers and messages.
      keepLanguage(chosen).catch(() => {})
    } else if (themes[key]) setPreferences({ theme: themes[key] })
    else if (key === 'out') void leave()
  }
  const items: MenuProps['items'] = [
    { key: 'who', disabled: true, label: `${me.name} · ${me.roles.map(role).join(' · ')}` },
    { type: 'divider' },
    {
      type: 'group',
      label: c('person.language'),
      children: [
        { key: 'language-zh-CN', label: c('person.chinese') },
        { key: 'language-en', label: c('person.english') },
      ],
    },
    {
      type: 'group',
      label: c('person.theme'),
      children: Object.entries(themes).map(([key, value]) => ({ key, label: c(`person.${value}`) })),
    },
    { type: 'divider' },
    { key: 'out', danger: true, label: c('person.signOut') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: choose, selectable: true, selectedKeys: [`language-${language}`, `theme-${theme}`] }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={c('person.menu', { name: me.name })}>
        {phone ? null : me.name}
      </Button>
    </Dropdown>
  )
}
