import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Person } from '../../../../console/ui/Person.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Vin } from '../../../../console/ui/Vin.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { PackageFacts } from './PackageFacts.tsx'
import { recordPath } from '../../../../console/web-modules.ts'

/** How the car came in, and whose it is. */
export function VisitFacts({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const label = (field: string) => texts.field('repairOrder', field)
  const comma = texts.t('service.page.comma')
  const bill = order.billId ? recordPath('bill', order.billId) : undefined
  return (
    <Section title={texts.t('service.page.visit')}>
      <Facts
        facts={[
          {
            label: label('customerId'),
            value: <Person name={order.customerName} more={order.phoneMasked} customerId={order.customerId} />,
          },
          {
            label: label('vin'),
            value: (
              <Flex gap={8} wrap>
                <Vin vin={order.vin} />
                <AppLink href={`/vehicles/${order.vehicleId}`}>{texts.t('service.page.carFile')}</AppLink>
              </Flex>
            ),
          },
          { label: label('visitType'), value: texts.value('repairOrder', 'visitType', order.visitType) },
          ...(order.packageCode
            ? [{ label: label('packageCode'), value: <PackageFacts order={order} />, wide: true as const }]
            : []),
          { label: label('channel'), value: texts.value('repairOrder', 'channel', order.channel) },
          { label: label('advisorName'), value: order.advisorName },
          { label: label('odometerKm'), value: plainNumber(order.odometerKm) },
          {
            label: label('energyPercent'),
            value:
              order.energyPercent === null ? null : texts.t('service.page.percent', { level: order.energyPercent }),
          },
          { label: label('belongings'), value: order.belongings.join(comma) },
          { label: label('oldParts'), value: texts.value('repairOrder', 'oldParts', order.oldParts) },
          { label: label('waiting'), value: texts.c(order.waiting ? 'yes' : 'no') },
          { label: label('confirmedAt'), value: <When at={order.confirmedAt} /> },
          {
            label: label('inspectionLevels'),
            value: order.inspectionLevels
              .map((level) => texts.value('repairOrder', 'inspectionLevels', level))
              .join(comma),
          },
          { label: label('inspectionPassed'), value: texts.c(order.inspectionPassed ? 'yes' : 'no') },
          ...(order.handOverNote
            ? [{ label: label('handOverNote'), value: order.handOverNote, wide: true as const }]
            : []),
          ...(bill
            ? [{ label: label('billId'), value: <AppLink href={bill}>{texts.t('service.page.openBill')}</AppLink> }]
            : []),
        ]}
      />
    </Section>
  )
}
