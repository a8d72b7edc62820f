import type { Me } from '../../kernel/contract/session.ts'
import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'

export function Cars({ me, onSignedOut }: { readonly me: Me; readonly onSignedOut: () => void }) {
  const { t, name } = useTexts()
  const signOut = async () => {
    await ask('/api/session/sign-out', { body: {} }).catch(() => undefined)
    onSignedOut()
  }
  return (
    <main className="page">
      <div className="top">
        <strong className="grow">{name(me.group.nameZh, me.group.nameEn)}</strong>
        <LanguageSwitch />
      </div>
      <h1>{t('car.title')}</h1>
      <p className="box">{t('car.soon')}</p>
      <button type="button" className="quiet" onClick={() => void signOut()}>
        {t('car.signOut')}
      </button>
    </main>
  )
}
