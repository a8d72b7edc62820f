import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, Modal, Typography } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { fileAddress } from '../kernel-endpoints.ts'
import { useTexts } from '../texts.ts'
import { type EvidenceItem, mediumOf } from './evidence-item.ts'
import { SeriesCharts } from './SeriesCharts.tsx'
import { When } from './When.tsx'

interface EvidencePreviewProps {
  readonly items: readonly EvidenceItem[]
  /** Id of the one that is shown large. */
  readonly open: string | undefined
  readonly show: (id: string | undefined) => void
}

/** One large; arrows go to its neighbours, Escape closes. */
export function EvidencePreview({ items, open, show }: EvidencePreviewProps) {
  const { c } = useTexts()
  const at = items.findIndex((item) => item.id === open)
  const item = items[at]
  const go = (by: number) => {
    const next = items[at + by]
    if (next) show(next.id)
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1)
    if (event.key === 'ArrowRight') go(1)
  })
  useEffect(() => {
    if (open === undefined) return undefined
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [open])
  return (
    <Modal
      open={item !== undefined}
      onCancel={() => show(undefined)}
      footer={null}
      title={item ? c('evidence.place', { name: item.name, no: at + 1, of: items.length }) : undefined}
      width="min(960px, 94vw)"
      destroyOnHidden
    >
      {item && <Large item={item} />}
      {items.length > 1 && (
        <Flex justify="space-between" style={{ marginTop: 8 }}>
          <Button icon={<LeftOutlined />} disabled={at <= 0} onClick={() => go(-1)}>
            {c('evidence.before')}
          </Button>
          <Button iconPlacement="end" icon={<RightOutlined />} disabled={at >= items.length - 1} onClick={() => go(1)}>
            {c('evidence.next')}
          </Button>
        </Flex>
      )}
    </Modal>
  )
}

function Large({ item }: { readonly item: EvidenceItem }) {
  const { c } = useTexts()
  const address = item.address ?? fileAddress(item.id)
  const medium = mediumOf(item)
  const fit = {
    maxWidth: '100%',
    maxHeight: '66dvh',
    objectFit: 'contain',
    display: 'block',
    margin: '0 auto',
  } as const
  return (
    <Flex vertical gap={8}>
      {medium === 'photo' && <img src={address} alt={item.name} style={fit} />}
      {medium === 'video' && (
        // The sound of a workshop has no words to caption.
        <video key={item.id} src={address} controls style={fit}>
          <track kind="captions" />
        </video>
      )}
      {medium === 'series' && <SeriesCharts file={item} />}
      {medium === 'document' && (
        <a href={address} target="_blank" rel="noreferrer">
          {c('evidence.open')}
        </a>
      )}
      <span>
        {item.by} {item.at ? <When at={item.at} /> : null}
      </span>
      {item.sha256 !== '' && (
        <Typography.Text type="secondary" copyable={{ text: item.sha256 }}>
          {c('evidence.hash', { hash: `${item.sha256.slice(0, 12)}…` })}
        </Typography.Text>
      )}
    </Flex>
  )
}
