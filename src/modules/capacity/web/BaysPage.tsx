import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Skeleton, theme, Typography } from 'antd'
import { useState } from 'react'
import { useHotkey } from '../../../console/hotkeys.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { BayCard } from './BayCard.tsx'
import { bayFields } from './bay-fields.ts'
import { useTitle } from '../../../console/ui/use-title.ts'

/** The bays of the store: which can be worked in, which are broken and why. */
export default function BaysPage() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { store, workStore, can } = useSession()
  const [adding, setAdding] = useState(false)
  const title = texts.t('capacity.bay.title')
  const { data, error } = useRead('bay.list', { query: store ? { store: store.id } : {} })
  const may = can('bay.manage') && workStore !== undefined
  useHotkey('n', () => setAdding(true), { enabled: may })
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
          {title}
        </Typography.Title>
        {may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {texts.verb('bay', 'add')}
          </Button>
        )}
      </Flex>
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.rows.length === 0 && <Empty text={texts.t('capacity.bays.nothing')} />}
      <ul
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
          gap: 12,
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {data?.rows.map((bay) => (
          <BayCard key={bay.id} bay={bay} />
        ))}
      </ul>
      <VerbDrawer
        verb="bay.add"
        form={{
          fields: bayFields,
          fixed: { storeId: workStore?.id ?? '' },
          errorsAt: { 'capacity.bayCodeTaken': 'code' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
    </Flex>
  )
}
