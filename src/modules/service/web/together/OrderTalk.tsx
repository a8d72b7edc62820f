import { Button, Flex, Mentions, theme } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'

interface OrderTalkProps {
  readonly order: { readonly id: string; readonly storeId: string }
}

/** Messages between the people of an order; `@` names who is told. */
export function OrderTalk({ order }: OrderTalkProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { can } = useSession()
  const { data } = useRead('orderMessage.list', { query: { orderId: order.id } })
  if (!data) return null
  return (
    <Section title={texts.t('service.orderMessage.title')}>
      {data.rows.length === 0 && <Soft>{texts.t('service.page.noTalk')}</Soft>}
      <Flex vertical gap={10}>
        {data.rows.map((message) => (
          <div
            key={message.id}
            style={{
              paddingInlineStart: 10,
              borderInlineStart: `3px solid ${message.isMine ? token.colorPrimary : token.colorBorder}`,
            }}
          >
            <Soft>
              {message.byName} · <When at={message.createdAt} />
            </Soft>
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message.words}</div>
          </div>
        ))}
      </Flex>
      {can('orderMessage.post') && <Writing order={order} />}
    </Section>
  )
}

function Writing({ order }: OrderTalkProps) {
  const texts = useTexts()
  const [words, setWords] = useState('')
  const post = useVerb('orderMessage.post')
  const { data: people } = useRead('staff.list', { query: { store: order.storeId, state: 'active', limit: 200 } })
  const named = people?.rows.filter((person) => words.includes(`@${person.name}`)) ?? []
  const send = async () => {
    const input = {
      storeId: order.storeId,
      orderId: order.id,
      words: words.trim(),
      mentions: named.map((person) => person.id),
    }
    const outcome = await post.run(input)
    if (outcome.ok) setWords('')
  }
  return (
    <Flex gap={8} align="end" style={{ marginTop: 12 }}>
      <Mentions
        aria-label={texts.field('orderMessage', 'words')}
        value={words}
        onChange={setWords}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={4000}
        placeholder={texts.t('service.page.talkHint')}
        options={people?.rows.map((person) => ({ key: person.id, value: person.name, label: person.name })) ?? []}
        style={{ flex: 1 }}
      />
      <Button type="primary" loading={post.pending} disabled={words.trim() === ''} onClick={() => void send()}>
        {texts.verb('orderMessage', 'post')}
      </Button>
    </Flex>
  )
}
