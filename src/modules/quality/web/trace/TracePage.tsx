import { Alert, Checkbox, Flex, theme, Typography } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useTexts } from '../../../../console/texts.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { TraceEntry } from './TraceEntry.tsx'
import { Awaited } from '../../../../console/ui/Awaited.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'

/** Everything that was ever done on an order, with the proof that nobody changed it since. */
export default function TracePage() {
  const id = useRecordId()
  const texts = useTexts()
  const { token } = theme.useToken()
  const [full, setFull] = useState(false)
  const { data, error, refetch } = useRead('inspection.trace', { id, also: ['repairOrder', 'jobCard', 'pick', 'bill'] })
  const title = data ? `${texts.t('quality.trace.title')} ${data.number}` : texts.t('quality.trace.title')
  useTitle(title)
  if (!data) return <Awaited error={error} again={refetch} />
  const order = recordPath('repairOrder', data.orderId)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
          {title}
        </Typography.Title>
        {order && <AppLink href={order}>{texts.t('quality.sheet.order')}</AppLink>}
      </Flex>
      <Alert
        type={data.intact ? 'success' : 'error'}
        showIcon
        title={texts.t(data.intact ? 'quality.trace.intact' : 'quality.trace.broken')}
      />
      <Section
        title={texts.t('quality.trace.entries', { count: data.entries.length })}
        extra={
          <Checkbox checked={full} onChange={(event) => setFull(event.target.checked)}>
            {texts.t('quality.trace.withContent')}
          </Checkbox>
        }
      >
        <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {data.entries.map((entry) => (
            <TraceEntry key={entry.id} entry={entry} full={full} />
          ))}
        </ol>
      </Section>
    </Flex>
  )
}
