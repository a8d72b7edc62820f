import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../endpoints.ts'
import { useRoleWords, useScopes } from './scopes.ts'

/** Each role with the part of the group where it holds. */
export function GrantWords({ grants }: { readonly grants: AnswerOf<'account.get'>['grants'] }) {
  const scopes = useScopes()
  const roles = useRoleWords()
  if (grants.length === 0) return <span>–</span>
  return (
    <Flex gap={4} wrap>
      {grants.map((grant) => (
        <Tag key={`${grant.role}${grant.scope}${grant.id}`}>
          {`${roles.wordOf(grant.role)} · ${scopes.wordOf(grant.scope, grant.id)}`}
        </Tag>
      ))}
    </Flex>
  )
}
