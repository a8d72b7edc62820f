import { TeamOutlined } from '@ant-design/icons'
import { Button, Flex, Tag } from 'antd'
import { flagWord } from '../../../../console/flag-word.ts'
import type { SearchHit } from '../../../../console/kernel-endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { checkPlate } from '../../../vehicles/contract/plate.ts'

interface HitRowProps {
  readonly hit: SearchHit
  readonly choose: () => void
}

/** A car or a customer that was found, as one broad button. */
export function HitRow({ hit, choose }: HitRowProps) {
  const texts = useTexts()
  const isPlate = hit.record === 'vehicle' && checkPlate(hit.title).ok
  return (
    <Button block onClick={choose} style={{ height: 'auto', minHeight: 48, justifyContent: 'flex-start' }}>
      <Flex gap={12} align="center" wrap style={{ textAlign: 'start', padding: '4px 0' }}>
        {isPlate ? <Plate plate={hit.title} /> : hit.record === 'customer' ? <TeamOutlined aria-hidden /> : null}
        {!isPlate && <strong>{hit.title}</strong>}
        <span style={{ whiteSpace: 'normal' }}>{hit.subtitle}</span>
        {hit.flags.map((flag) => (
          <Tag key={flag} color="warning">
            {flagWord(texts, flag)}
          </Tag>
        ))}
      </Flex>
    </Button>
  )
}
