import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

type Booking = AnswerOf<'appointment.get'>

/** What is got ready for a booking, and what became of the messages to its customer (G-06, G-07). */
export function BookingCare({ booking }: { readonly booking: Booking }) {
  return (
    <>
      <Preparation booking={booking} />
      <Messages booking={booking} />
    </>
  )
}

function Preparation({ booking }: { readonly booking: Booking }) {
  const texts = useTexts()
  const { preparation, technicianName } = booking
  const label = (field: string) => texts.field('appointment', field)
  return (
    <Section
      title={texts.t('service.menu.preparation')}
      extra={
        preparation.parts.some((part) => part.shortThousandths > 0) && (
          <Tag color="error">{texts.t('service.preparation.lacking', { count: 1 })}</Tag>
        )
      }
    >
      <Facts
        facts={[
          { label: texts.t('service.preparation.technician'), value: preparation.technicianName ?? technicianName },
          { label: label('bayId'), value: preparation.bayCode },
          { label: label('preparedAt'), value: preparation.preparedAt && <When at={preparation.preparedAt} /> },
          { label: label('shortSince'), value: preparation.shortSince && <When at={preparation.shortSince} /> },
          {
            label: label('parts'),
            wide: true,
            value:
              preparation.parts.length === 0 ? null : (
                <Flex vertical gap={2}>
                  {preparation.parts.map((part) => (
                    <span key={part.partId}>
                      {part.partNo} {texts.name(part.nameZh, part.nameEn)} × {quantity(part.quantityThousandths)}{' '}
                      {part.shortThousandths > 0 && (
                        <Tag color="error">
                          {texts.t('service.preparation.short', { quantity: quantity(part.shortThousandths) })}
                        </Tag>
                      )}
                    </span>
                  ))}
                </Flex>
              ),
          },
        ]}
      />
    </Section>
  )
}

const tones: Readonly<Record<string, string>> = {
  sent: 'success',
  delivered: 'success',
  read: 'success',
  failed: 'error',
  held: 'warning',
  unknown: 'warning',
}

function Messages({ booking }: { readonly booking: Booking }) {
  const texts = useTexts()
  if (booking.messages.length === 0) return null
  return (
    <Section title={texts.t('service.messages.title')}>
      <Flex vertical gap={6}>
        {booking.messages.map((message) => (
          <Flex key={message.id} gap={8} wrap align="center">
            <span>{texts.t(`service.messages.about.${message.template.replace('service.', '')}`)}</span>
            <Tag color={tones[message.state] ?? 'default'} style={{ margin: 0 }}>
              {texts.t(`service.messages.state.${message.state}`)}
            </Tag>
            {message.channel && texts.has(`service.messages.channel.${message.channel}`) && (
              <span>{texts.t(`service.messages.channel.${message.channel}`)}</span>
            )}
            <When at={message.sentAt ?? message.createdAt} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
