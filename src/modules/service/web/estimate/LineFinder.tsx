import { SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Tag, theme, Typography } from 'antd'
import { useEffect, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useFirstOnEnter } from '../../../../console/ui/form/use-first-on-enter.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { type DraftLine, type LabourPrice, labourLine, partLine, unitOf } from './draft-line.ts'

interface LineFinderProps {
  readonly storeId: string
  readonly concern: number | null
  readonly priceOf: (item: RowOf<'serviceItem.list'>) => LabourPrice
  readonly add: (line: DraftLine) => void
}

const shown = 6

const isPriced = (line: DraftLine) => line.listUnitFen !== null

/** One box for labour and parts: by name, code or number, with price and stock; Enter adds the first. */
export function LineFinder({ storeId, concern, priceOf, add }: LineFinderProps) {
  const texts = useTexts()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 160)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked !== ''
  const items = useRead('serviceItem.list', { query: { q: asked, state: 'active', limit: shown }, enabled })
  const parts = useRead('part.stock', { query: { q: asked, store: storeId, limit: shown }, enabled })
  const job = texts.t('service.page.job')
  const found = enabled
    ? [
        ...(items.data?.rows ?? []).map((item) => labourLine(item, priceOf(item), concern, job)),
        ...(parts.data?.rows ?? []).filter((part) => part.state === 'active').map((part) => partLine(part, concern)),
      ]
    : []
  const take = (line: DraftLine) => {
    add(line)
    setText('')
  }
  const isAsking = enabled && (items.isPending || parts.isPending)
  const isAnswered = asked === text.trim() && [items, parts].every((one) => one.isSuccess && !one.isPlaceholderData)
  const onEnter = useFirstOnEnter(text, isAnswered, found.find(isPriced), take)
  return (
    <Flex vertical gap={4}>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        aria-label={texts.t('service.page.findLine')}
        placeholder={texts.t('service.page.findLine')}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={onEnter}
      />
      {found.map((line) => (
        <FoundLine key={`${line.kind}${line.code}`} line={line} take={() => take(line)} />
      ))}
      {enabled && !isAsking && found.length === 0 && (
        <Typography.Text type="secondary">{texts.t('service.page.noSuchLine')}</Typography.Text>
      )}
    </Flex>
  )
}

function FoundLine({ line, take }: { readonly line: DraftLine; readonly take: () => void }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const priced = isPriced(line)
  const free = line.freeThousandths
  return (
    <Button block disabled={!priced} onClick={take} style={{ height: 'auto', padding: '6px 12px' }}>
      <Flex gap={12} align="center" style={{ width: '100%', textAlign: 'start' }} wrap>
        <Tag>{texts.value('repairOrder', 'kind', line.kind)}</Tag>
        <span style={{ flex: 1, minWidth: 140 }}>
          {texts.name(line.nameZh, line.nameEn)} <Typography.Text type="secondary">{line.code}</Typography.Text>
        </span>
        {line.minutes !== null && <span>{texts.t('service.page.minutes', { minutes: line.minutes })}</span>}
        {free !== null && (
          <span style={{ color: free > 0 ? undefined : token.colorError }}>
            {texts.t('service.page.stock', { quantity: quantity(free), unit: texts.value('part', 'unit', line.unit) })}
          </span>
        )}
        {priced ? <Money fen={unitOf(line)} strong /> : <span>{texts.t('service.page.noPrice')}</span>}
      </Flex>
    </Button>
  )
}
