import { Flex, theme } from 'antd'
import { useSession } from '../session.tsx'
import { Greeting, TileGrid } from '../shell/TilesHome.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Section } from '../ui/Section.tsx'
import { Soft } from '../ui/Soft.tsx'
import { menuEntries } from '../web-modules.ts'
import { FirstSteps } from './FirstSteps.tsx'

/** What an administrator sets up, each with what it is for; the pages of daily work are the menu's. */
const kept = [
  'accounts',
  'staff',
  'roles',
  'terminals',
  'stores',
  'parameters',
  'visitTypes',
  'checkLists',
  'documents',
]

/** The administrator's day: what waits for him, and whatever people ask him to change one tap away. */
export default function AdministratorHomePage() {
  const { can } = useSession()
  const { t, c } = useTexts()
  const { token } = theme.useToken()
  const entries = kept.flatMap((key) => menuEntries.filter((entry) => entry.key === key && can(entry.permission)))
  return (
    <Flex vertical gap={16}>
      <Greeting />
      <FirstSteps />
      <TileGrid without={[]} />
      <Section title={c('setUp.title')}>
        <div
          style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))' }}
        >
          {entries.map((entry) => (
            <Flex key={entry.key} gap={10} align="start">
              <span aria-hidden style={{ color: token.colorPrimary, fontSize: 18 }}>
                {entry.icon}
              </span>
              <Flex vertical>
                <AppLink href={entry.path}>{t(`${entry.room}.menu.${entry.key}`)}</AppLink>
                <Soft>{c(`setUp.${entry.key}`)}</Soft>
              </Flex>
            </Flex>
          ))}
        </div>
      </Section>
    </Flex>
  )
}
