import { AutoComplete, Flex, Tag } from 'antd'
import { useDeferredValue } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { Place } from '../../contract/area.ts'

type Found = AnswerOf<'landmark.find'>['rows'][number]

interface PlaceFinderProps {
  readonly storeId: string
  readonly customerId: string | undefined
  readonly value: string
  /** With the coordinates where the place is a known one. */
  readonly onChange: (place: string, at?: Place) => void
}

/** Where the car stands: typed freely, or one of the places that are known, those of the same customer first. */
export function PlaceFinder({ storeId, customerId, value, onChange }: PlaceFinderProps) {
  const texts = useTexts()
  const typed = useDeferredValue(value.trim())
  const { data } = useRead('landmark.find', {
    query: { store: storeId, ...(customerId ? { customerId } : {}), ...(typed ? { q: typed.slice(0, 40) } : {}) },
  })
  const rows = data?.rows ?? []
  const choose = (found: Found) => {
    const { longitude, latitude } = found
    const name = texts.name(found.nameZh, found.nameEn)
    onChange(name, longitude === null || latitude === null ? undefined : { longitude, latitude })
  }
  return (
    <AutoComplete
      size="large"
      aria-label={texts.field('rescue', 'place')}
      placeholder={texts.t('service.rescuePage.placeHint')}
      value={value}
      maxLength={200}
      style={{ width: '100%' }}
      onChange={(text: string) => {
        // A choice comes as its key first and then through `onSelect`.
        if (!rows.some((row) => row.id === text)) onChange(text)
      }}
      onSelect={(key: string) => {
        const found = rows.find((row) => row.id === key)
        if (found) choose(found)
      }}
      options={rows.map((found) => ({
        value: found.id,
        label: (
          <Flex justify="space-between" gap={8}>
            <span>{texts.name(found.nameZh, found.nameEn)}</span>
            <Tag color={found.source === 'before' ? 'processing' : 'default'} style={{ marginInlineEnd: 0 }}>
              {texts.t(`service.rescuePage.${found.source === 'before' ? 'placeBefore' : 'placeKnown'}`)}
            </Tag>
          </Flex>
        ),
      }))}
    />
  )
}
