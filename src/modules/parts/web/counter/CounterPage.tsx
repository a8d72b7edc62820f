import { Alert, Checkbox, Flex, Segmented, Skeleton, theme, Typography } from 'antd'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePageSearch } from '../../../../console/search-params.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { PickDetail } from './PickDetail.tsx'
import { PickQueue } from './PickQueue.tsx'
import { counterSearch } from './search.ts'
import { useTitle } from '../../../../console/ui/use-title.ts'

const states = ['open', 'issued', 'released'] as const

/** The parts counter: who waits at the left, what to fetch for him at the right. */
export default function CounterPage() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { store } = useSession()
  const [search, set] = usePageSearch(counterSearch)
  const title = texts.t('parts.menu.counter')
  const { data, error } = useRead('pick.list', {
    query: {
      ...(store ? { store: store.id } : {}),
      state: search.state,
      ...(search.short ? { short: search.short } : {}),
      limit: 100,
    },
    also: ['jobCard', 'repairOrder', 'stockReceipt'],
  })
  useTitle(title)
  const rows = data?.rows ?? []
  const chosen = search.pick ?? rows[0]?.id
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
          {title}
        </Typography.Title>
        <Flex gap={12} align="center" wrap>
          <Checkbox
            checked={search.short === 'true'}
            onChange={(event) => set({ short: event.target.checked ? 'true' : undefined, pick: undefined })}
          >
            {texts.field('pick', 'short')}
          </Checkbox>
          <Segmented
            aria-label={texts.field('pick', 'state')}
            value={search.state}
            options={states.map((state) => ({ value: state, label: texts.state('pick', state) }))}
            onChange={(state) => set({ state, pick: undefined })}
          />
        </Flex>
      </Flex>
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && rows.length === 0 && !search.pick && (
        <Empty text={texts.t('parts.counter.nothing')} next={texts.t('parts.counter.nothingNext')} />
      )}
      <Flex gap={12} wrap align="start">
        {rows.length > 0 && (
          <div style={{ flex: '1 1 280px', minWidth: 0 }}>
            <PickQueue rows={rows} chosen={chosen} choose={(pick) => set({ pick })} />
          </div>
        )}
        {chosen && (
          <div style={{ flex: '999 1 480px', minWidth: 0 }}>
            <PickDetail key={chosen} id={chosen} />
          </div>
        )}
      </Flex>
    </Flex>
  )
}
