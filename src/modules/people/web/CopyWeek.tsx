import { CopyOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { useVerb } from '../../../console/verbs.ts'
import { addDays } from './week.ts'

/** Takes the shifts of the week before over into this one; who does not fit is named before anything is skipped. */
export function CopyWeek({ monday }: { readonly monday: string }) {
  const texts = useTexts()
  const { can, workStore } = useSession()
  const [collision, setCollision] = useState<string>()
  const { run, pending } = useVerb('shift.copyWeek', { also: ['bay', 'appointment'], quiet: true })
  const [failure, setFailure] = useState<string>()
  if (!workStore || !can('shift.plan')) return null
  const copy = async (skipConflicts: boolean) => {
    setCollision(undefined)
    const outcome = await run({ storeId: workStore.id, from: addDays(monday, -7), to: monday, skipConflicts })
    if (outcome.ok) return
    const { code, details } = outcome.problem
    // With nothing left to copy there is nothing to skip for.
    if (code === 'people.shiftsCollide' && details['fitting'] !== 0) setCollision(texts.problem(outcome.problem))
    else setFailure(texts.problem(outcome.problem))
  }
  return (
    <>
      <Button icon={<CopyOutlined />} loading={pending} onClick={() => void copy(false)}>
        {texts.t('people.week.copy')}
      </Button>
      <Modal
        open={collision !== undefined}
        title={texts.t('people.week.collide')}
        okText={texts.t('people.week.copySkip')}
        onOk={() => void copy(true)}
        onCancel={() => setCollision(undefined)}
      >
        {collision}
      </Modal>
      <Modal open={failure !== undefined} footer={null} onCancel={() => setFailure(undefined)}>
        {failure}
      </Modal>
    </>
  )
}
