import { Button } from 'antd'
import { useGo } from '../../../../console/navigation.ts'
import { useTexts } from '../../../../console/texts.ts'

/** The way to the quick lane, beside the search at the door. */
export function QuickLaneLink() {
  const texts = useTexts()
  const go = useGo()
  return <Button onClick={() => go('/reception/quick')}>{texts.verb('repairOrder', 'quickIn')}</Button>
}
