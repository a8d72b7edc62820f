import { Flex, Segmented, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { SubletRow } from './SubletRow.tsx'

/** All work that other firms do: what is out, what waits for its check. */
export default function SubletsPage() {
  const texts = useTexts()
  const { store } = useSession()
  const [which, setWhich] = useState<'open' | 'all'>('open')
  const { data } = useRead('sublet.list', {
    query: { ...(store ? { store: store.id } : {}), ...(which === 'open' ? { open: 'true' } : {}) },
    also: ['repairOrder'],
  })
  const title = texts.t('service.sublet.title')
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" gap={12} wrap align="center">
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        <Segmented<'open' | 'all'>
          aria-label={texts.t('service.visitTypes.view')}
          value={which}
          onChange={setWhich}
          options={(['open', 'all'] as const).map((value) => ({
            value,
            label: texts.t(`service.subletPage.${value}`),
          }))}
        />
      </Flex>
      {!data && <Skeleton active />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('service.subletPage.none')} next={texts.t('service.subletPage.noneNext')} />
      )}
      {data && data.rows.length > 0 && (
        <Section title={texts.t(`service.subletPage.${which}`)}>
          {data.rows.map((row) => (
            <SubletRow key={row.id} row={row} withCar />
          ))}
        </Section>
      )}
    </Flex>
  )
}
