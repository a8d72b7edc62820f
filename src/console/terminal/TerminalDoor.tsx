import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Skeleton, theme } from 'antd'
import { useState } from 'react'
import { setServerNow, useNow } from '../clock.ts'
import { readTerminalPeople, signOnWithPin, type TerminalPerson } from '../kernel-endpoints.ts'
import { useWaiting } from '../device/queue/use-outbox.ts'
import { setPersonsLanguage, setPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { meKey } from '../session.tsx'
import { DoorFrame } from '../shell/DoorFrame.tsx'
import { useTexts } from '../texts.ts'
import { Heading } from '../ui/Heading.tsx'
import type { Device } from './device.ts'
import { PinPad } from './PinPad.tsx'

interface TerminalDoorProps {
  readonly device: Device
  readonly version: string
  /** To account and password. */
  readonly other: () => void
}

/** The shared tablet while nobody is signed on: a name, a PIN, and the work is there. */
export function TerminalDoor({ device, version, other }: TerminalDoorProps) {
  const texts = useTexts()
  const { c } = texts
  const { data, error } = useQuery({
    queryKey: ['terminal', device.token],
    queryFn: () => readTerminalPeople(device.token),
    refetchInterval: 60_000,
  })
  const [chosen, setChosen] = useState<TerminalPerson>()
  return (
    <DoorFrame version={version} wide={!chosen}>
      <Heading level={1}>{chosen ? c('terminal.pinOf', { name: chosen.name }) : c('terminal.who')}</Heading>
      <Unsent />
      {error && !data && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active />}
      {data && !chosen && <Names people={data.people} choose={setChosen} />}
      {chosen && <Pin device={device} person={chosen} back={() => setChosen(undefined)} />}
      <Button type="link" onClick={other}>
        {c('terminal.other')}
      </Button>
      {data && (
        <div style={{ textAlign: 'center' }}>
          {texts.name(data.terminal.storeZh, data.terminal.storeEn)} · {data.terminal.name}
        </div>
      )}
    </DoorFrame>
  )
}

function Names({
  people,
  choose,
}: {
  readonly people: readonly TerminalPerson[]
  readonly choose: (person: TerminalPerson) => void
}) {
  const { c } = useTexts()
  const now = useNow()
  if (people.length === 0) return <Alert type="info" showIcon title={c('terminal.nobody')} />
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: 12 }}>
      {people.map((person) => {
        const locked = person.lockedUntil !== null && Date.parse(person.lockedUntil) > now
        return (
          <Button
            key={person.accountId}
            icon={locked ? <LockOutlined /> : <UserOutlined />}
            disabled={locked}
            onClick={() => choose(person)}
            style={{ height: 72, fontSize: 20 }}
          >
            {locked ? `${person.name} · ${c('terminal.locked')}` : person.name}
          </Button>
        )
      })}
    </div>
  )
}

interface PinProps {
  readonly device: Device
  readonly person: TerminalPerson
  readonly back: () => void
}

function Pin({ device, person, back }: PinProps) {
  const client = useQueryClient()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const enter = async (pin: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { me } = await signOnWithPin({ token: device.token, accountId: person.accountId, pin })
      setServerNow(me.now)
      setPersonsLanguage(me.language)
      setPreferences({ signedIn: true })
      // Where the one before him left a page open, it is not this person's.
      if (window.location.pathname === '/') client.setQueryData(meKey, me)
      else window.location.replace('/')
      return true
    } catch (error) {
      setRefusal(texts.problem(asProblem(error)))
      return false
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      <PinPad busy={busy} enter={enter} />
      <Button size="large" onClick={back}>
        {texts.c('terminal.back')}
      </Button>
    </>
  )
}

/** Whose work has not reached the server: it leaves when he signs on. */
function Unsent() {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const waiting = useWaiting()
  const names = new Map<string, number>()
  for (const item of waiting) names.set(item.name, (names.get(item.name) ?? 0) + 1)
  if (names.size === 0) return null
  return (
    <Flex vertical style={{ color: token.colorWarning }}>
      {[...names].map(([name, count]) => (
        <span key={name}>{c('terminal.waiting', { name, count })}</span>
      ))}
    </Flex>
  )
}
