import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import type { ListKey } from '../../endpoints.ts'
import { plainNumber } from '../../formats.ts'
import { useTexts } from '../../texts.ts'
import { type ListState, stepBack, stepOn, useTotal } from './use-list.ts'

interface PagerProps {
  readonly read: ListKey
  readonly list: ListState
  readonly count: number
  readonly next: string | undefined
  readonly countable: boolean
}

/** On and back, and the number of all when somebody asks for it. */
export function Pager({ read, list, count, next, countable }: PagerProps) {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const [asked, setAsked] = useState(false)
  const total = useTotal(read, list.query, asked && countable)
  const later = list.search['after'] !== undefined
  const whole = !later && !next
  const onward = () => {
    stepOn(read, list.search)
    list.set({ after: next }, { replace: false })
    scrollTo({ top: 0 })
  }
  const back = () => {
    list.set({ after: stepBack(read, list.search) }, { replace: false })
    scrollTo({ top: 0 })
  }
  const all = total.data?.total
  return (
    <Flex
      justify="space-between"
      align="center"
      gap={8}
      wrap
      style={{ color: token.colorTextDescription }}
      data-screen-only
    >
      <span role="status">
        {whole
          ? c('table.count', { count: plainNumber(count) })
          : all === undefined
            ? null
            : c(total.data?.totalCapped ? 'table.countMore' : 'table.count', { count: plainNumber(all) })}
        {!whole && countable && all === undefined && (
          <Button type="link" size="small" loading={total.isFetching} onClick={() => setAsked(true)}>
            {c('table.howMany')}
          </Button>
        )}
      </span>
      {!whole && (
        <Flex gap={8}>
          <Button icon={<LeftOutlined />} disabled={!later} onClick={back}>
            {c('table.back')}
          </Button>
          <Button icon={<RightOutlined />} iconPlacement="end" disabled={!next} onClick={onward}>
            {c('table.next')}
          </Button>
        </Flex>
      )}
    </Flex>
  )
}
