import { Flex, Skeleton } from 'antd'
import { useTexts } from '../texts.ts'

/** The outline of the house while it is not known who comes in. */
export function ShellSkeleton() {
  const { c } = useTexts()
  return (
    <Flex style={{ minHeight: '100dvh' }} role="status" aria-label={c('loading')}>
      <div style={{ flex: 1, padding: 24, maxWidth: 900 }}>
        <Skeleton active title={{ width: 240 }} paragraph={{ rows: 2, width: ['60%', '40%'] }} />
        <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ marginTop: 32 }} />
      </div>
    </Flex>
  )
}
