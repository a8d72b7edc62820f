import type { AnswerOf } from '../endpoints.ts'
import { useRecordId } from '../search-params.ts'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { RecordPage } from '../ui/RecordPage.tsx'
import { Section } from '../ui/Section.tsx'
import { accountFields } from './account-fields.tsx'
import { GrantWords } from './GrantWords.tsx'

type Account = AnswerOf<'account.get'>

const titleOf = (account: Account) => account.displayName
const bodyOf = (account: Account) => <AccountBody account={account} />

export default function AccountPage() {
  const id = useRecordId()
  return (
    <RecordPage
      read="account.get"
      id={id}
      path={['active']}
      title={titleOf}
      hide={['changeOwn']}
      forms={({ displayName, language, grants, staffId }) => ({
        edit: { fields: accountFields, initial: { displayName, language, grants, staffId } },
        resetPassword: { fields: [{ name: 'password', kind: 'password' }] },
        setPin: { fields: [{ name: 'pin', kind: 'password' }] },
        disable: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function AccountBody({ account }: { readonly account: Account }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('account', name)
  return (
    <Section title={texts.t('kernel.admin.about')}>
      <Facts
        facts={[
          { label: field('login'), value: <span translate="no">{account.login}</span> },
          { label: field('language'), value: texts.value('account', 'language', account.language) },
          { label: field('hasPin'), value: texts.c(account.hasPin ? 'yes' : 'no') },
          {
            label: field('staffId'),
            value: account.staffId ? (
              <AppLink href={`/staff/${account.staffId}`}>{texts.t('kernel.admin.openStaff')}</AppLink>
            ) : null,
          },
          { label: field('grants'), value: <GrantWords grants={account.grants} />, wide: true },
        ]}
      />
    </Section>
  )
}
