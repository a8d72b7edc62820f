import { Tag } from 'antd'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** Questions that wait for the person's answer, the most urgent on top. */
export function OpenEnquiries() {
  const texts = useTexts()
  const { store, can } = useSession()
  const may = can('enquiry.answer')
  const asked = useRead('enquiry.list', {
    query: { ...(store ? { store: store.id } : {}), state: 'open', mine: 'true', limit: 20, total: 'true' },
    enabled: may,
  })
  if (!may) return null
  return (
    <ListBlock
      title={texts.t('care.tile.enquiries')}
      asked={asked}
      rows={asked.data?.rows}
      total={asked.data?.total}
      all="/enquiries?state=open"
      keyOf={(row) => row.id}
      draw={(row) => (
        <ListLine
          more={
            <>
              {texts.value('enquiry', 'channel', row.channel)}
              {row.customerName && ` · ${row.customerName}`}
            </>
          }
          end={
            <>
              {row.late && <Tag color="error">{texts.field('enquiry', 'late')}</Tag>}
              <When at={row.dueAt} />
            </>
          }
        >
          <AppLink href={`/enquiries/${row.id}`}>{row.question}</AppLink>
        </ListLine>
      )}
      empty={{ text: texts.t('care.enquiries.noOpen') }}
    />
  )
}
