import { PhoneOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { now } from '../../../console/clock.ts'
import { dayTime } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { useNotice } from '../../../console/notice.tsx'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Soft } from '../../../console/ui/Soft.tsx'

/** Nothing to do, or not before a time. */
export function noneText(texts: Texts, laterAt: string | null | undefined): string {
  return laterAt ? texts.t('care.next.later', { when: dayTime(laterAt, now()) }) : texts.t('care.next.none')
}

/** Leads to the call that comes next; the server knows which, so nobody hunts in a list. */
export function NextCallButton({ current }: { readonly current?: string }) {
  const texts = useTexts()
  const go = useGo()
  const notice = useNotice()
  const { can, store } = useSession()
  const may = can('followUp.call')
  const { data, refetch, isFetching } = useRead('followUp.next', {
    query: store ? { store: store.id } : {},
    enabled: may,
  })
  if (!may) return null
  const press = async () => {
    const { data: answer } = await refetch()
    const id = answer?.id
    if (id && id !== current) go(`/follow-ups/${id}`)
    else notice.say(id ? texts.t('care.page.sameCall') : noneText(texts, answer?.laterAt))
  }
  return (
    <Flex gap={12} align="center">
      {data && data.waiting > 0 && <Soft>{texts.t('care.next.waiting', { waiting: data.waiting })}</Soft>}
      <Button
        type={current ? 'default' : 'primary'}
        size="large"
        icon={<PhoneOutlined />}
        loading={isFetching}
        onClick={() => void press()}
      >
        {texts.t('care.menu.nextCall')}
      </Button>
    </Flex>
  )
}
