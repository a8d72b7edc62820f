import { PhoneOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useGo } from '../../../console/navigation.ts'
import { useNotice } from '../../../console/notice.tsx'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Soft } from '../../../console/ui/Soft.tsx'

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
    const id = (await refetch()).data?.id
    if (id && id !== current) go(`/follow-ups/${id}`)
    else notice.say(texts.t(id ? 'care.page.sameCall' : 'care.next.none'))
  }
  return (
    <Flex gap={12} align="center">
      {data && data.waiting > 0 && <Soft>{texts.t('care.next.waiting', { waiting: data.waiting })}</Soft>}
      <Button size="large" icon={<PhoneOutlined />} loading={isFetching} onClick={() => void press()}>
        {texts.t('care.menu.nextCall')}
      </Button>
    </Flex>
  )
}
