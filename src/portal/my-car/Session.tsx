import type { ReactNode } from 'react'
import type { Me } from '../../kernel/contract/session.ts'
import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { SignIn } from './SignIn.tsx'

/** What only a customer who has signed in may see; the sign-in itself until then. */
export function Session({ children }: { readonly children: (me: Me, reload: () => void) => ReactNode }) {
  const { suggest } = useTexts()
  const { data, problem, reload } = useLive((signal) => ask<Me>('/api/session/me', { signal }), 'me')
  const signedIn = (language: string) => {
    suggest(language)
    reload()
  }
  if (problem?.status === 401) return <SignIn onSignedIn={signedIn} />
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return children(data, reload)
}
