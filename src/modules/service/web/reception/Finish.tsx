import { Button, Flex, theme } from 'antd'
import { useConnected } from '../../../../console/connection.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { Noted } from '../../contract/reception-content.ts'
import type { Draft } from './device/draft.ts'

interface FinishProps {
  readonly draft: Draft
  readonly noted: Noted
  readonly finish: () => void
}

/** What is missing before the order can be opened. */
function needed({ contested, towedOrderId, signature }: Draft, noted: Noted): string | undefined {
  if (noted.odometerKm === undefined) return 'needOdometer'
  if (contested.length > 0) return 'needChoice'
  if (towedOrderId === undefined || signature.isAbsent) return undefined
  return signature.image && signature.signer.trim() ? undefined : 'needSignature'
}

/** The last key stays in reach while the page is longer than the screen. */
export function Finish({ draft, noted, finish }: FinishProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const connected = useConnected()
  const needs = needed(draft, noted)
  const waits = draft.finish !== null
  const somebody = noted.customerId !== undefined || draft.visitor !== null
  const words = waits ? texts.t(`service.page.${connected ? 'opening' : 'opensLater'}`) : ''
  return (
    <Flex
      justify="end"
      gap={12}
      align="center"
      wrap
      data-screen-only
      style={{ position: 'sticky', bottom: 0, zIndex: 9, padding: '8px 0', background: token.colorBgLayout }}
    >
      <span role="status">{needs ? texts.t(`service.page.${needs}`) : words}</span>
      <Button
        type="primary"
        size="large"
        disabled={needs !== undefined || !somebody || (waits && !connected)}
        loading={waits && connected}
        onClick={finish}
      >
        {texts.t(`service.page.${draft.towedOrderId === undefined ? 'receive' : 'walkDone'}`)}
      </Button>
    </Flex>
  )
}
