import { Flex, Tag, Typography } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useTexts } from '../../../console/texts.ts'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Day } from '../../../console/ui/When.tsx'

type Vehicle = AnswerOf<'vehicle.get'>

interface VehiclePeopleProps {
  readonly people: Vehicle['people']
  readonly plates: Vehicle['plates']
}

/** Whose the car is and was, and the plates that it bore. Former people are dates only. */
export function VehiclePeople({ people, plates }: VehiclePeopleProps) {
  const texts = useTexts()
  return (
    <Section title={texts.t('vehicles.page.people')}>
      <LineTable
        label={texts.t('vehicles.page.people')}
        keyOf={(person) => `${person.role}${person.since}${person.customerId ?? ''}`}
        rows={people}
        columns={[
          {
            key: 'role',
            heading: texts.field('vehicle', 'role'),
            draw: (person) => (
              <Tag color={person.until ? 'default' : 'processing'}>{texts.value('vehicle', 'role', person.role)}</Tag>
            ),
          },
          {
            key: 'customerId',
            heading: texts.field('vehicle', 'customerId'),
            draw: (person) =>
              person.until ? (
                <Typography.Text type="secondary">{texts.t('vehicles.page.former')}</Typography.Text>
              ) : (
                <Person name={person.name} more={person.phoneMasked} customerId={person.customerId} />
              ),
          },
          { key: 'since', heading: texts.field('vehicle', 'since'), draw: (person) => <Day day={person.since} /> },
          { key: 'until', heading: texts.field('vehicle', 'until'), draw: (person) => <Day day={person.until} /> },
        ]}
      />
      {plates.length > 1 && (
        <Flex gap={12} wrap style={{ marginTop: 12 }}>
          <Typography.Text type="secondary">{texts.field('vehicle', 'plates')}</Typography.Text>
          {plates.map((plate) => (
            <Flex key={`${plate.plate}${plate.since}`} gap={4} align="center">
              <Plate plate={plate.plate} />
              <Day day={plate.since} />
            </Flex>
          ))}
        </Flex>
      )}
    </Section>
  )
}
