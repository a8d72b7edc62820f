import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
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
        <LineTable
          label={texts.field('vehicle', 'odometer')}
          keyOf={(reading) => `${reading.on}${reading.km}${reading.source}`}
          rows={readings}
          columns={[
            { key: 'on', heading: texts.field('vehicle', 'on'), draw: (reading) => <Day day={reading.on} /> },
            {
              key: 'km',
              numeric: true,
              heading: texts.field('vehicle', 'km'),
              draw: (reading) => plainNumber(reading.km),
            },
            {
              key: 'source',
              heading: texts.field('vehicle', 'source'),
              draw: (reading) => texts.value('vehicle', 'source', reading.source),
            },
            {
              key: 'lowerBecause',
              heading: texts.field('vehicle', 'lowerBecause'),
              draw: (reading) => reading.lowerBecause ?? '–',
            },
          ]}
        />
      )}
    </Section>
  )
}
