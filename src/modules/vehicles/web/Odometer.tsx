import { Table } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Day } from '../../../console/ui/When.tsx'

/** Every reading, the newest first. */
export function Odometer({ readings }: { readonly readings: AnswerOf<'vehicle.get'>['odometer'] }) {
  const texts = useTexts()
  return (
    <Section title={texts.field('vehicle', 'odometer')}>
      {readings.length === 0 ? (
        <Empty text={texts.t('vehicles.page.noReadings')} />
      ) : (
        <Table
          size="small"
          rowKey={(reading) => `${reading.on}${reading.km}${reading.source}`}
          pagination={readings.length > 8 ? { pageSize: 8, size: 'small' } : false}
          scroll={{ x: 'max-content' }}
          dataSource={[...readings]}
          columns={[
            { key: 'on', title: texts.field('vehicle', 'on'), render: (_, reading) => <Day day={reading.on} /> },
            {
              key: 'km',
              align: 'right',
              title: texts.field('vehicle', 'km'),
              render: (_, reading) => plainNumber(reading.km),
            },
            {
              key: 'source',
              title: texts.field('vehicle', 'source'),
              render: (_, reading) => texts.value('vehicle', 'source', reading.source),
            },
            {
              key: 'lowerBecause',
              title: texts.field('vehicle', 'lowerBecause'),
              render: (_, reading) => reading.lowerBecause ?? '–',
            },
          ]}
        />
      )}
    </Section>
  )
}
