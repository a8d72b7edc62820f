import { DownOutlined, ShopOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { usePhone } from '../screen.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'

/** The store on the screen; remembered on this device. */
export function StoreSwitcher() {
  const { me, store, chooseStore } = useSession()
  const { c, name } = useTexts()
  const phone = usePhone()
  const label = store ? name(store.nameZh, store.nameEn) : c('store.all')
  if (me.stores.length < 2) return phone ? null : <strong style={{ whiteSpace: 'nowrap' }}>{label}</strong>
  const items = [
    ...me.stores.map((item) => ({ key: item.id, label: name(item.nameZh, item.nameEn) })),
    { type: 'divider' as const },
    { key: 'all', label: c('store.all') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [store?.id ?? 'all'],
        onClick: ({ key }) => chooseStore(key),
        style: { maxHeight: '60vh', overflowY: 'auto' },
      }}
    >
      <Button
        aria-label={c('store.choose', { store: label })}
        icon={<ShopOutlined />}
        style={{ maxWidth: phone ? 'calc(100vw - 232px)' : 240, overflow: 'hidden' }}
      >
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{label}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
