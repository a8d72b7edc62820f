import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../kernel/contract/session.ts'
import { componentLocale, switchLanguage } from './i18n.ts'
import { DarkContext } from './looks.ts'
import { currentLanguage, getPreferences, setPreferences, usePreferences } from './preferences.ts'
import { asProblem } from './problem.ts'
import { queryClient } from './query-client.ts'
import { usePrefersCalm, usePrefersDark, useTouch } from './screen.ts'
import { forgetHolder, meKey, useMeQuery, useSetupQuery } from './session.tsx'
import { DoorFailure } from './shell/DoorFailure.tsx'
import { ShellSkeleton } from './shell/ShellSkeleton.tsx'
import { groundOf, hoverOf, themeFor } from './theme.ts'
import { useDevice } from './terminal/device.ts'
import { whenSignedOut } from './transport.ts'

const TerminalDoor = lazy(async () => ({ default: (await import('./terminal/TerminalDoor.tsx')).TerminalDoor }))
const FirstAdministratorPage = lazy(() =>
  import('./shell/FirstAdministratorPage.tsx').then((file) => ({ default: file.FirstAdministratorPage })),
)

const bringHouse = () => import('./House.tsx')
const House = lazy(async () => ({ default: (await bringHouse()).House }))
const bringSignIn = () => import('./shell/SignInPage.tsx')
const SignInPage = lazy(async () => ({ default: (await bringSignIn()).SignInPage }))
// Who was signed in last time probably still is; what will be shown comes while that is being asked.
void (getPreferences().signedIn ? bringHouse() : bringSignIn())

whenSignedOut(() => {
  setPreferences({ signedIn: false })
  queryClient.setQueryData(meKey, null)
  void forgetHolder()
})

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Look>
        <Door />
      </Look>
    </QueryClientProvider>
  )
}

/** Theme and language of every component. */
function Look({ children }: { readonly children: ReactNode }) {
  const { theme } = usePreferences()
  const prefersDark = usePrefersDark()
  const touch = useTouch()
  const calm = usePrefersCalm()
  useTranslation()
  const dark = theme === 'dark' || (theme === 'auto' && prefersDark)
  const config = themeFor({ dark, touch, calm })
  const locale = componentLocale()
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
    document.body.style.background = groundOf(dark)
    document.documentElement.style.setProperty('--o4s-focus', config.token?.colorPrimary ?? '')
    document.documentElement.style.setProperty('--o4s-hover', hoverOf(dark))
  }, [dark, config.token?.colorPrimary])
  return (
    <ConfigProvider theme={config} button={{ autoInsertSpace: false }} {...(locale ? { locale } : {})}>
      <DarkContext value={dark}>
        <AntApp message={{ maxCount: 3 }}>{children}</AntApp>
      </DarkContext>
    </ConfigProvider>
  )
}

/** Who is there: the shell for those who have signed in, else the sign-in page or the first start. */
function Door() {
  const { data: me, error, refetch } = useMeQuery()
  const setup = useSetupQuery(me === null)
  const ready = useLanguageOf(me)
  const device = useDevice()
  const [withPassword, setWithPassword] = useState(false)
  if (me && withPassword) setWithPassword(false)
  if (me && ready) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <House me={me} />
      </Suspense>
    )
  }
  const failure = error ?? setup.error
  // The shared tablet lets in without network who was there before.
  const isCutOff = failure !== null && asProblem(failure).lost
  const isOpen = me === null && setup.data !== undefined && setup.data.state !== 'empty'
  if (device && !me && !withPassword && (isCutOff || isOpen)) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <TerminalDoor device={device} version={setup.data?.version ?? ''} other={() => setWithPassword(true)} />
      </Suspense>
    )
  }
  if (failure && !me)
    return <DoorFailure problem={asProblem(failure)} again={() => void (me === null ? setup.refetch() : refetch())} />
  if (!setup.data || me !== null) return <ShellSkeleton />
  const Page = setup.data.state === 'empty' ? FirstAdministratorPage : SignInPage
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <Page setup={setup.data} comesNext={bringHouse} />
    </Suspense>
  )
}

/** Brings the language of the person or his choice; true once its texts are there. */
function useLanguageOf(me: Me | null | undefined): boolean {
  const { i18n } = useTranslation()
  usePreferences()
  const wanted = currentLanguage()
  useEffect(() => {
    if (i18n.language !== wanted) void switchLanguage(wanted)
  }, [i18n.language, wanted])
  // Once the house stands, a change of language must not take it down.
  const [stands, setStands] = useState(false)
  if (!stands && me && i18n.language === wanted) setStands(true)
  return stands
}
