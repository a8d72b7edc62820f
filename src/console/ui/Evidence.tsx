import { CameraOutlined, FileTextOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Button, Flex, Modal, theme, Typography } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { fileAddress } from '../kernel-endpoints.ts'
import { useTexts } from '../texts.ts'
import { When } from './When.tsx'

export interface EvidenceItem {
  readonly id: string
  readonly kind: 'photo' | 'video' | 'document'
  readonly name: string
  /** Hash of the file as it was taken: it proves that nobody changed it. */
  readonly sha256: string
  readonly at?: string | undefined
  readonly by?: string | undefined
}

interface EvidenceProps {
  readonly items: readonly EvidenceItem[]
  /** Takes a new one; only shows when left out. */
  readonly onAdd?: (file: File) => Promise<void>
  readonly accept?: string
}

const side = 104

/** Photos, videos and papers, small in a row, large on a click, each with its hash. */
export function Evidence({ items, onAdd, accept = 'image/*,video/*' }: EvidenceProps) {
  const { c } = useTexts()
  const [open, setOpen] = useState<EvidenceItem>()
  return (
    <Flex gap={8} wrap>
      {items.map((item) => (
        <Thumb key={item.id} item={item} open={() => setOpen(item)} />
      ))}
      {onAdd && <AddButton onAdd={onAdd} accept={accept} />}
      {items.length === 0 && !onAdd ? <span>{c('evidence.none')}</span> : null}
      <Modal
        open={open !== undefined}
        onCancel={() => setOpen(undefined)}
        footer={null}
        title={open?.name}
        width="min(960px, 94vw)"
        destroyOnHidden
      >
        {open && <Large item={open} />}
      </Modal>
    </Flex>
  )
}

function Thumb({ item, open }: { readonly item: EvidenceItem; readonly open: () => void }) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const icon = item.kind === 'video' ? <PlayCircleOutlined /> : <FileTextOutlined />
  return (
    <button
      type="button"
      onClick={open}
      aria-label={c(`evidence.${item.kind}`, { name: item.name })}
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
      {item.kind === 'photo' ? (
        <img
          src={`${fileAddress(item.id)}?size=small`}
          alt={item.name}
          loading="lazy"
          width={side}
          height={side}
          style={{ objectFit: 'cover', display: 'block' }}
        />
      ) : (
        <Flex
          vertical
          align="center"
          justify="center"
          gap={4}
          style={{ height: '100%', padding: 4, fontSize: token.fontSizeSM }}
        >
          <span style={{ fontSize: 22 }}>{icon}</span>
          {item.name}
        </Flex>
      )}
    </button>
  )
}

function Large({ item }: { readonly item: EvidenceItem }) {
  const { c } = useTexts()
  const address = fileAddress(item.id)
  return (
    <Flex vertical gap={8}>
      {item.kind === 'photo' && (
        <img src={address} alt={item.name} style={{ maxWidth: '100%', maxHeight: '70dvh', objectFit: 'contain' }} />
      )}
      {item.kind === 'video' && (
        // The sound of a workshop has no words to caption.
        <video src={address} controls style={{ maxWidth: '100%', maxHeight: '70dvh' }}>
          <track kind="captions" />
        </video>
      )}
      {item.kind === 'document' && (
        <a href={address} target="_blank" rel="noreferrer">
          {c('evidence.open')}
        </a>
      )}
      <span>
        {item.by} {item.at ? <When at={item.at} /> : null}
      </span>
      <Typography.Text type="secondary" copyable={{ text: item.sha256 }}>
        {c('evidence.hash', { hash: `${item.sha256.slice(0, 12)}…` })}
      </Typography.Text>
    </Flex>
  )
}

function AddButton({ onAdd, accept }: { readonly onAdd: (file: File) => Promise<void>; readonly accept: string }) {
  const { c } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    setBusy(true)
    for (const file of event.target.files ?? []) await onAdd(file)
    setBusy(false)
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        capture="environment"
        hidden
        onChange={(event) => void take(event)}
      />
      <Button
        icon={<CameraOutlined />}
        loading={busy}
        onClick={() => input.current?.click()}
        style={{ width: side, height: side, flexDirection: 'column' }}
      >
        {c('evidence.add')}
      </Button>
    </>
  )
}
