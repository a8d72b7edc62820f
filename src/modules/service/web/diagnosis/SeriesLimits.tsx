import { useQueries } from '@tanstack/react-query'
import { Flex, InputNumber } from 'antd'
import { limitOf, type SeriesLimit } from '../../../../kernel/contract/series.ts'
import { seriesQuery } from '../../../../console/ui/SeriesCharts.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Labelled } from './words.tsx'

interface SeriesLimitsProps {
  readonly recorded: readonly { readonly id: string }[]
  readonly limits: readonly SeriesLimit[]
  readonly onChange: (limits: readonly SeriesLimit[]) => void
}

const bounds = ['lower', 'upper'] as const

/** What the recorded values must keep to: a row for each column of the recordings. */
export function SeriesLimits({ recorded, limits, onChange }: SeriesLimitsProps) {
  const texts = useTexts()
  const found = useQueries({ queries: recorded.map(({ id }) => seriesQuery(id)) })
  const columns = new Map(found.flatMap(({ data }) => data?.columns ?? []).map((one) => [one.name, one.unit]))
  const put = (name: string, bound: (typeof bounds)[number], value: number | null) => {
    const before = limitOf({ name }, limits) ?? { name }
    onChange([...limits.filter((one) => one !== before), { ...before, name, [bound]: value ?? undefined }])
  }
  return (
    <Flex vertical gap={8} style={{ marginTop: 16 }}>
      <strong>{texts.field('diagnosis', 'limits')}</strong>
      {[...columns].map(([name, unit]) => (
        <Labelled key={name} label={unit ? `${name} (${unit})` : name}>
          <Flex gap={8}>
            {bounds.map((bound) => (
              <InputNumber
                key={bound}
                size="large"
                controls={false}
                style={{ flex: 1 }}
                aria-label={`${name} ${texts.field('diagnosis', bound)}`}
                placeholder={texts.field('diagnosis', bound)}
                value={limitOf({ name }, limits)?.[bound] ?? null}
                onChange={(value) => put(name, bound, value)}
              />
            ))}
          </Flex>
        </Labelled>
      ))}
    </Flex>
  )
}
