import { Button, Flex } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { CustomerLinks } from './CustomerLinks.tsx'

const Decide = lazy(() => import('../estimate/Decide.tsx').then((file) => ({ default: file.Decide })))
const Proof = lazy(() => import('../estimate/Proof.tsx').then((file) => ({ default: file.Proof })))

/** The editions of the estimate: what was shown, when the customer looked, what he said. */
export function EstimateList({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const { can } = useSession()
  const [deciding, setDeciding] = useState<string>()
  const [proving, setProving] = useState<string>()
  const open = order.estimates.find((edition) => edition.state === 'sent')
  if (order.estimates.length === 0) return null
  return (
    <Section title={texts.field('repairOrder', 'estimates')}>
      <Flex vertical gap={8}>
        {order.estimates.toReversed().map((edition) => (
          <Flex key={edition.id} gap={12} align="center" wrap>
            <strong>{texts.t('service.page.edition', { edition: edition.edition })}</strong>
            <StateTag record="estimate" state={edition.state} />
            <Money fen={edition.totalFen} />
            <span>
              {edition.openedAt ? (
                <>
                  {texts.field('estimate', 'openedAt')} <When at={edition.openedAt} />
                </>
              ) : (
                texts.t('service.page.notOpened')
              )}
            </span>
            {edition.decidedAt && (
              <span>
                {texts.field('estimate', 'decidedAt')} <When at={edition.decidedAt} />
              </span>
            )}
            <Button size="small" onClick={() => setProving(edition.id)}>
              {texts.t('service.page.proof')}
            </Button>
            {edition.id === open?.id && (
              <Flex gap={8} wrap>
                <CustomerLinks orderId={order.id} first="estimate" />
                {can('estimate.decideForCustomer') && (
                  <Button type="primary" onClick={() => setDeciding(edition.id)}>
                    {texts.t('service.page.recordDecision')}
                  </Button>
                )}
              </Flex>
            )}
          </Flex>
        ))}
      </Flex>
      <Suspense fallback={null}>
        {proving && <Proof estimateId={proving} close={() => setProving(undefined)} />}
        {deciding && <Decide estimateId={deciding} close={() => setDeciding(undefined)} />}
      </Suspense>
    </Section>
  )
}
