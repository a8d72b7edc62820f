import { Flex, Skeleton } from 'antd'
import { useTexts } from '../texts.ts'

/** The outline of a page while it comes: never a spinner on white. */
export function PageSkeleton() {
  const { c } = useTexts()
  return (
    <Flex vertical gap={16} role="status" aria-label={c('loading')}>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 1, width: '60%' }} />
      <Skeleton active title={false} paragraph={{ rows: 8 }} />
    </Flex>
  )
}
