import { SearchOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useHotkey } from '../hotkeys.ts'
import { useNarrow } from '../screen.ts'
import { useTexts } from '../texts.ts'

const SearchPanel = lazy(() => import('./SearchPanel.tsx').then((file) => ({ default: file.SearchPanel })))

const searchKey = /Mac|iP/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

/** The door to the one search: plate, phone, VIN, name, pinyin, number. */
export function SearchBox() {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = () => {
    setWanted(true)
    setOpen(true)
  }
  useHotkey('k', show, { control: true })
  return (
    <>
      {narrow ? (
        <Button type="text" icon={<SearchOutlined />} aria-label={c('search.open')} onClick={show} />
      ) : (
        <Button
          onClick={show}
          aria-label={c('search.open')}
          style={{
            width: 'min(380px, 34vw)',
            minWidth: 88,
            flexShrink: 1,
            overflow: 'hidden',
            justifyContent: 'space-between',
            color: token.colorTextPlaceholder,
          }}
        >
          <Flex gap={8} component="span" style={{ overflow: 'hidden' }}>
            <SearchOutlined />
            <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{c('search.hint')}</span>
          </Flex>
          <kbd style={{ fontFamily: 'inherit', fontSize: 12 }}>{searchKey}</kbd>
        </Button>
      )}
      {wanted && (
        <Suspense>
          <SearchPanel open={open} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
