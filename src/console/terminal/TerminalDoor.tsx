import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Skeleton, theme } from 'antd'
import { useState } from 'react'
import { useNow } from '../clock.ts'
import { keepOnly, keptPeople } from '../device/sign-on/kept-sign-on.ts'
import { readTerminalPeople } from '../kernel-endpoints.ts'
import { useWaiting } from '../device/queue/use-outbox.ts'
import { asProblem } from '../problem.ts'
import { DoorFrame } from '../shell/DoorFrame.tsx'
import { useTexts } from '../texts.ts'
import { Heading } from '../ui/Heading.tsx'
import type { Device } from './device.ts'
import { Pin } from './Pin.tsx'

interface TerminalDoorProps {
  readonly device: Device
  readonly version: string
  /** To account and password. */
  readonly other: () => void
}

interface DoorPerson {
  readonly accountId: string
  readonly name: string
  readonly lockedUntil: string | null
}

/** Who may sign on: as the server says, or without network who was here before. */
function usePeople(device: Device) {
  const { data, error } = useQuery({
    queryKey: ['terminal', device.token],
    queryFn: async () => {
      const answer = await readTerminalPeople(device.token)
      await keepOnly(answer.people).catch(() => {})
      return answer
    },
    refetchInterval: 20_000,
    retry: false,
    networkMode: 'always',
  })
  const isCutOff = error !== null && asProblem(error).lost
  const kept = useQuery({
    queryKey: ['terminal', 'kept'],
    queryFn: async () => (await keptPeople()).map((one) => ({ ...one, lockedUntil: null })),
    enabled: isCutOff,
    gcTime: 0,
    networkMode: 'always',
  })
  return { data: error ? undefined : data, error, kept: isCutOff ? kept.data : undefined }
}

/** The shared tablet while nobody is signed on: a name, a PIN, and the work is there. */
export function TerminalDoor({ device, version, other }: TerminalDoorProps) {
  const texts = useTexts()
  const { c } = texts
  const { data, error, kept } = usePeople(device)
  const people = data?.people ?? kept
  const [chosen, setChosen] = useState<DoorPerson>()
  return (
    <DoorFrame version={version} wide={!chosen}>
      <Heading level={1}>{chosen ? c('terminal.pinOf', { name: chosen.name }) : c('terminal.who')}</Heading>
      <Unsent />
      {error && !people && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {error && people && (
        <Alert type="warning" showIcon title={c(people.length > 0 ? 'terminal.cutOff' : 'terminal.cutOffNobody')} />
      )}
      {!people && !error && <Skeleton active />}
      {people && !chosen && (people.length > 0 || !error) && <Names people={people} choose={setChosen} />}
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
  readonly people: readonly DoorPerson[]
  readonly choose: (person: DoorPerson) => void
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

/** Whose work has not reached the server: it leaves when he signs on. */
function Unsent() {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const waiting = useWaiting()
  const names = new Map<string, number>()
  const refused = new Set(
    waiting.filter((item) => item.refused?.code === 'kernel.signOnBlocked').map(({ name }) => name),
  )
  for (const item of waiting) names.set(item.name, (names.get(item.name) ?? 0) + 1)
  if (names.size === 0) return null
  return (
    <Flex vertical style={{ color: token.colorWarning }}>
      {[...names].map(([name, count]) => (
        <span key={name}>{c(refused.has(name) ? 'terminal.notTaken' : 'terminal.waiting', { name, count })}</span>
      ))}
    </Flex>
  )
}
