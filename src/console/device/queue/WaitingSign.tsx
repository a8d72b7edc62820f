import { CloudUploadOutlined, DeleteOutlined, EditOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Drawer, Flex, theme } from 'antd'
import { useState } from 'react'
import { useConnected } from '../../connection.ts'
import { useGo } from '../../navigation.ts'
import { ProblemError } from '../../problem.ts'
import { useSession } from '../../session.tsx'
import { type Texts, useTexts } from '../../texts.ts'
import { When } from '../../ui/When.tsx'
import { countOf, type WaitingItem } from './item.ts'
import { outbox, outlivesPage, verbOf } from './post.ts'
import { useOutboxOfPerson, useWaiting } from './use-outbox.ts'

/** Beside the person's name: how much of what was done has not reached the server; nothing while all has. */
export function WaitingSign() {
  useOutboxOfPerson()
  const all = useWaiting()
  const connected = useConnected()
  const { c } = useTexts()
  const { token } = theme.useToken()
  const [open, setOpen] = useState(false)
  // What is being written leaves a moment later: that is nothing to look at while the line holds.
  const items = all.filter((item) => item.kind !== 'draft' || !connected || item.refused)
  if (items.length === 0) return null
  const count = countOf(items)
  const refused = items.filter((item) => item.refused).length
  const word = refused > 0 ? c('outbox.refused', { count: refused }) : c('outbox.waiting', { count })
  return (
    <>
      <Button
        type="text"
        aria-label={word}
        icon={<CloudUploadOutlined />}
        onClick={() => setOpen(true)}
        style={{ color: refused > 0 ? token.colorError : token.colorWarning, fontWeight: token.fontWeightStrong }}
      >
        {count}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={c('outbox.title')} size={420}>
        <p style={{ marginTop: 0 }}>{c(outlivesPage() ? 'outbox.explain' : 'outbox.explainPage')}</p>
        <ul style={{ listStyle: 'none', margin: '0 0 12px', padding: 0 }}>
          {items.map((item) => (
            <li key={item.key} style={{ paddingBlock: 10, borderTop: `1px solid ${token.colorBorderSecondary}` }}>
              <OneWaiting item={item} leave={() => setOpen(false)} />
            </li>
          ))}
        </ul>
        <Button block onClick={() => void outbox.flush()} icon={<ReloadOutlined />}>
          {c('outbox.sendNow')}
        </Button>
      </Drawer>
    </>
  )
}

function wordOf(texts: Texts, item: WaitingItem): string {
  if (item.kind === 'draft') return `${texts.record(item.of)} ${texts.c('outbox.parts', { count: item.count })}`
  const verb = verbOf(item)
  return verb ? texts.verb(verb.record, verb.name) : texts.c('outbox.photo')
}

function OneWaiting({ item, leave }: { readonly item: WaitingItem; readonly leave: () => void }) {
  const texts = useTexts()
  const { me, can } = useSession()
  const { token } = theme.useToken()
  const { refused } = item
  const mine = item.account === me.accountId
  // What somebody left who is blocked now: whoever answers for the tablets may clear it away.
  const mayClear = refused?.code === 'kernel.signOnBlocked' && can('terminal.manage')
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8}>
        <strong>
          {wordOf(texts, item)} · {item.about}
        </strong>
        <When at={item.madeAt} />
      </Flex>
      {item.unproven && !refused && <span>{texts.c('outbox.unproven')}</span>}
      {!mine && <span>{texts.c('outbox.ofOther', { name: item.name })}</span>}
      {refused && (
        <span role="alert" style={{ color: token.colorError }}>
          {texts.problem(new ProblemError(refused.status, refused.code, '', refused.details))}
        </span>
      )}
      {item.kind === 'draft' && mine && <GoOn path={item.path} leave={leave} />}
      {refused && (mine || mayClear) && item.kind !== 'draft' && (
        <Flex gap={8}>
          {mine && (
            <Button size="small" icon={<ReloadOutlined />} onClick={() => void outbox.retry(item.key)}>
              {texts.c('again')}
            </Button>
          )}
          <Button size="small" danger icon={<DeleteOutlined />} onClick={() => void outbox.drop(item.key)}>
            {texts.c('outbox.drop')}
          </Button>
        </Flex>
      )}
    </Flex>
  )
}

/** A draft is mended, or let go, on its own page. */
function GoOn({ path, leave }: { readonly path: string; readonly leave: () => void }) {
  const { c } = useTexts()
  const go = useGo()
  const open = () => {
    leave()
    go(path)
  }
  return (
    <Button size="small" icon={<EditOutlined />} onClick={open} style={{ alignSelf: 'start' }}>
      {c('outbox.goOn')}
    </Button>
  )
}
