import { Flex } from 'antd'
import { clockTime } from '../../../../console/formats.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Bay, Papers, Parts, type Preparation, Ready, Technician, What, Whose } from './parts-of-row.tsx'

/** The same list on a phone, a card for each booking. */
export function PreparationCards({ list }: { readonly list: Preparation }) {
  return (
    <Flex vertical gap={8}>
      {list.rows.map((row) => (
        <Section key={row.id} title={clockTime(row.startsAt)} extra={<Ready row={row} />}>
          <Flex vertical gap={8}>
            <Whose row={row} />
            <What row={row} />
            <Parts row={row} />
            <Flex gap={16} wrap>
              <Technician row={row} list={list} />
              <Bay row={row} list={list} />
            </Flex>
            <Papers row={row} />
          </Flex>
        </Section>
      ))}
    </Flex>
  )
}
