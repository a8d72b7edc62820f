import { Alert, Button, Flex } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { comebacksOf } from '../../contract/comeback.ts'
import { spokenWords } from '../../contract/reception-content.ts'
import { type Arrival, useCatalogue } from './device/arrivals.ts'
import type { StepProps } from './visit-notes.ts'

/** The same complaint or the same job a short while ago: the question is put before the order is opened. */
export function Comebacks({ noted, say, arrival }: StepProps & { readonly arrival: Arrival }) {
  const texts = useTexts()
  const now = useNow()
  const catalogue = useCatalogue()
  const today = { words: spokenWords(noted), codes: repairs(noted.items, noted.visitType) }
  const [found] = comebacksOf(today, arrival.visits, arrival.comebackDays, new Date(now).toISOString())
  if (!found) return null
  const { visit, sameWords, sameCode } = found
  const item = catalogue.find((one) => one.code === sameCode)
  const what = sameWords ?? (item ? texts.name(item.nameZh, item.nameEn) : (sameCode ?? ''))
  const isOne = noted.comebackOf === visit.orderId
  const isNone = noted.comebackOf === 'none'
  return (
    <Alert
      type={isNone ? 'info' : 'warning'}
      showIcon
      title={texts.t(isOne ? 'service.page.comebackIs' : 'service.page.comebackAsk')}
      description={
        <Flex vertical gap={8}>
          <Flex gap={8} wrap>
            <AppLink href={`/repair-orders/${visit.orderId}`}>{visit.number}</AppLink>
            <When at={visit.closedAt ?? ''} />
            <span>{texts.t('service.page.quoted', { words: what })}</span>
          </Flex>
          <Flex gap={8} wrap>
            <Button
              type={isOne ? 'primary' : 'default'}
              onClick={() => say({ comebackOf: visit.orderId, visitType: 'comeback' })}
            >
              {texts.t('service.page.comebackYes')}
            </Button>
            <Button type={isNone ? 'primary' : 'default'} onClick={() => say({ comebackOf: 'none' })}>
              {texts.t('service.page.comebackNo')}
            </Button>
          </Flex>
        </Flex>
      }
    />
  )
}

/** Maintenance comes again by itself: only repairs can come back. */
const repairs = (codes: readonly string[], visitType: string | undefined) =>
  visitType === 'maintenance' || visitType === 'wash' ? [] : codes
