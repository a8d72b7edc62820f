import { useRecordId } from '../../../console/search-params.ts'
import { CallScreen } from './CallScreen.tsx'

export default function FollowUpPage() {
  const id = useRecordId()
  return <CallScreen key={id} id={id} />
}
