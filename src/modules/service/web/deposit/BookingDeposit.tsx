import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** The deposit of a booking, with the way to where it is taken. */
export function BookingDeposit({ booking }: { readonly booking: AnswerOf<'appointment.get'> }) {
  const texts = useTexts()
  const { deposit } = booking
  if (!deposit) return null
  const label = (field: string) => texts.field('deposit', field)
  return (
    <Section
      title={texts.t('service.deposit.title')}
      extra={
        <Flex gap={12} align="center">
          <StateTag record="deposit" state={deposit.state} />
          <AppLink href={`/deposits/${deposit.id}`}>{texts.t('money.page.openDeposit')}</AppLink>
        </Flex>
      }
    >
      <Facts
        facts={[
          { label: label('amountFen'), value: <Money fen={deposit.amountFen} strong /> },
          { label: label('nature'), value: texts.t(`money.value.nature.${deposit.nature}`) },
          ...(deposit.state === 'asked' ? [{ label: label('dueAt'), value: <When at={deposit.dueAt} /> }] : []),
        ]}
      />
    </Section>
  )
}
