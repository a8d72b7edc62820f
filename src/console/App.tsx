import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../kernel/contract/session.ts'
import { whenSignedOut } from './client.ts'
import { componentLocale, switchLanguage } from './i18n.ts'
import { DarkContext } from './looks.ts'
import { currentLanguage, usePreferences } from './preferences.ts'
import { asProblem } from './problem.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { usePrefersDark, useTouch } from './screen.ts'
import { meKey, SessionProvider, useMeQuery, useSetupQuery } from './session.tsx'
import { ConflictDialog } from './shell/ConflictDialog.tsx'
import { DoorFailure } from './shell/DoorFailure.tsx'
import { ShellSkeleton } from './shell/ShellSkeleton.tsx'
import { SignInPage } from './shell/SignInPage.tsx'
import { groundOf, hoverOf, themeFor } from './theme.ts'

const FirstAdministratorPage = lazy(() =>
  import('./shell/FirstAdministratorPage.tsx').then((file) => ({ default: file.FirstAdministratorPage })),
)

whenSignedOut(() => queryClient.setQueryData(meKey, null))

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
  useTranslation()
  const dark = theme === 'dark' || (theme === 'auto' && prefersDark)
  const config = themeFor({ dark, touch })
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
  if (me && ready) return <House me={me} />
  const failure = error ?? setup.error
  if (failure && !me)
    return <DoorFailure problem={asProblem(failure)} again={() => void (me === null ? setup.refetch() : refetch())} />
  if (!setup.data || me !== null) return <ShellSkeleton />
  if (setup.data.state !== 'empty') return <SignInPage setup={setup.data} />
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <FirstAdministratorPage setup={setup.data} />
    </Suspense>
  )
}

function House({ me }: { readonly me: Me }) {
  return (
    <SessionProvider me={me}>
      <RouterProvider router={router} />
      <ConflictDialog />
    </SessionProvider>
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
