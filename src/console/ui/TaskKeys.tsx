import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../endpoints.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { useVerb } from '../verbs.ts'
import { VerbDrawer } from './form/VerbDrawer.tsx'
import { pick } from './form/pick.ts'

type Task = RowOf<'task.list'>

const colleague = pick('staff.list', { label: (row) => row.name, query: { state: 'active' as const } })

interface TaskKeysProps {
  readonly task: Pick<Task, 'id' | 'version' | 'ownerId' | 'isOffered'>
  /** Other records that show the task. */
  readonly also?: readonly string[]
}

/** What the person can do with a task: accept it, have it done, hand it on. */
export function TaskKeys({ task, also = [] }: TaskKeysProps) {
  const texts = useTexts()
  const { me } = useSession()
  const [doing, setDoing] = useState<'finish' | 'handOver'>()
  const take = useVerb('task.take', { also })
  const isMine = task.ownerId !== null && task.ownerId === me.staffId
  const close = () => setDoing(undefined)
  return (
    <Flex gap={6}>
      {(task.isOffered || task.ownerId === null) && (
        <Button type="primary" size="small" loading={take.pending} onClick={() => void take.run({}, task)}>
          {texts.verb('task', 'take')}
        </Button>
      )}
      {isMine && (
        <>
          <Button size="small" onClick={() => setDoing('finish')}>
            {texts.verb('task', 'finish')}
          </Button>
          <Button size="small" type="text" onClick={() => setDoing('handOver')}>
            {texts.verb('task', 'handOver')}
          </Button>
        </>
      )}
      {doing === 'finish' && (
        <VerbDrawer
          verb="task.finish"
          form={{ fields: [{ name: 'outcome', kind: 'longText', rows: 3 }] }}
          target={task}
          open
          close={close}
          also={also}
        />
      )}
      {doing === 'handOver' && (
        <VerbDrawer
          verb="task.handOver"
          form={{
            fields: [
              { name: 'toId', kind: 'pick', from: colleague },
              { name: 'reason', kind: 'text' },
            ],
          }}
          target={task}
          open
          close={close}
          also={also}
        />
      )}
    </Flex>
  )
}
