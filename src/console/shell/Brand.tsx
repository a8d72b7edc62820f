import { Flex } from 'antd'
import icon from '../icon.svg'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'

/** The house's sign; it leads home. */
export function Brand() {
  const { c } = useTexts()
  return (
    <AppLink href="/" style={{ color: 'inherit' }}>
      <Flex align="center" gap={8}>
        <img src={icon} alt="" width={24} height={24} />
        <strong style={{ fontSize: 16, whiteSpace: 'nowrap' }}>{c('brand')}</strong>
      </Flex>
    </AppLink>
  )
}
