import { DeleteOutlined, FileTextOutlined, LineChartOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import { fileAddress } from '../kernel-endpoints.ts'
import { useTexts } from '../texts.ts'
import type { StoredFile, UploadPlace } from '../upload.ts'
import { EvidencePreview } from './EvidencePreview.tsx'
import { type EvidenceItem, mediumOf } from './evidence-item.ts'
import { TakePhoto } from './TakePhoto.tsx'

interface EvidenceProps {
  readonly items: readonly EvidenceItem[]
  /** Where new ones go; only shows when left out. */
  readonly place?: UploadPlace | undefined
  readonly onStored?: ((file: StoredFile) => void) | undefined
  /** For what no record holds yet. */
  readonly onRemove?: ((item: EvidenceItem) => void) | undefined
  readonly accept?: string
  /** Among other things in a row. */
  readonly small?: boolean
}

/** Photos, videos and papers, small in a row, large on a click, each with its hash. */
export function Evidence({ items, place, onStored, onRemove, accept, small = false }: EvidenceProps) {
  const { c } = useTexts()
  const [open, setOpen] = useState<string>()
  const side = small ? 56 : 104
  return (
    <Flex gap={8} wrap align="center">
      {items.map((item) => (
        <Thumb key={item.id} item={item} side={side} open={() => setOpen(item.id)} onRemove={onRemove} />
      ))}
      {place && <TakePhoto place={place} side={side} accept={accept} onStored={(file) => onStored?.(file)} />}
      {items.length === 0 && !place ? <span>{c('evidence.none')}</span> : null}
      <EvidencePreview items={items} open={open} show={setOpen} />
    </Flex>
  )
}

interface ThumbProps {
  readonly item: EvidenceItem
  readonly side: number
  readonly open: () => void
  readonly onRemove: ((item: EvidenceItem) => void) | undefined
}

const signs = { video: <PlayCircleOutlined />, series: <LineChartOutlined />, document: <FileTextOutlined /> }

function Thumb({ item, side, open, onRemove }: ThumbProps) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const medium = mediumOf(item)
  return (
    <span style={{ position: 'relative', display: 'inline-block', lineHeight: 0 }}>
      <button
        type="button"
        onClick={open}
        aria-label={c(`evidence.${medium}`, { name: item.name })}
        style={{
          width: side,
          height: side,
          padding: 0,
          overflow: 'hidden',
          cursor: 'pointer',
          background: token.colorFillTertiary,
          color: token.colorText,
          border: `1px solid ${token.colorBorder}`,
          borderRadius: token.borderRadius,
          font: 'inherit',
        }}
      >
        {medium === 'photo' ? (
          <img
            src={item.address ?? `${fileAddress(item.id)}?size=small`}
            alt=""
            loading="lazy"
            width={side}
            height={side}
            style={{ objectFit: 'cover', display: 'block' }}
          />
        ) : (
          <span style={{ fontSize: 22 }}>{signs[medium]}</span>
        )}
      </button>
      {onRemove && (
        <Button
          size="small"
          shape="circle"
          icon={<DeleteOutlined />}
          aria-label={c('evidence.remove', { name: item.name })}
          onClick={() => onRemove(item)}
          style={{ position: 'absolute', top: 2, right: 2 }}
        />
      )}
    </span>
  )
}
