import type { Me } from '../../kernel/contract/session.ts'
import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { Cars } from './Cars.tsx'
import { SignIn } from './SignIn.tsx'

/** `/p/`: my cars, after a code to my phone. */
export function MyCarPage() {
  const { suggest } = useTexts()
  const { data, problem, reload } = useLive((signal) => ask<Me>('/api/session/me', { signal }), 'me')
  if (problem?.status === 401) {
    return (
      <SignIn
        onSignedIn={(language) => {
          suggest(language)
          reload()
        }}
      />
    )
  }
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return <Cars me={data} onSignedOut={reload} />
}
