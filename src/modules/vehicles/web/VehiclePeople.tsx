import { Flex, Table, Tag, Typography } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useTexts } from '../../../console/texts.ts'
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
      <Table
        size="small"
        rowKey={(person) => `${person.role}${person.since}${person.customerId ?? ''}`}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...people]}
        columns={[
          {
            key: 'role',
            title: texts.field('vehicle', 'role'),
            render: (_, person) => (
              <Tag color={person.until ? 'default' : 'processing'}>{texts.value('vehicle', 'role', person.role)}</Tag>
            ),
          },
          {
            key: 'customerId',
            title: texts.field('vehicle', 'customerId'),
            render: (_, person) =>
              person.until ? (
                <Typography.Text type="secondary">{texts.t('vehicles.page.former')}</Typography.Text>
              ) : (
                <Person
                  name={person.name}
                  more={person.phoneMasked}
                  href={person.customerId ? `/customers/${person.customerId}` : undefined}
                />
              ),
          },
          { key: 'since', title: texts.field('vehicle', 'since'), render: (_, person) => <Day day={person.since} /> },
          { key: 'until', title: texts.field('vehicle', 'until'), render: (_, person) => <Day day={person.until} /> },
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
