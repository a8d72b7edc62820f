import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Bay, Papers, Parts, type Preparation, Ready, Technician, What, Whose } from './parts-of-row.tsx'

/** The list of a day on a desk and on paper. */
export function PreparationTable({ list }: { readonly list: Preparation }) {
  const texts = useTexts()
  const label = (field: string) => texts.field('appointment', field)
  return (
    <LineTable
      label={texts.t('service.menu.preparation')}
      rows={list.rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'car',
          heading: label('startsAt'),
          draw: (row) => (
            <>
              <strong style={{ fontSize: 16 }}>{clockTime(row.startsAt)}</strong>
              <Whose row={row} />
            </>
          ),
        },
        { key: 'what', heading: label('itemCodes'), draw: (row) => <What row={row} /> },
        { key: 'parts', heading: label('parts'), draw: (row) => <Parts row={row} /> },
        {
          key: 'technician',
          heading: texts.t('service.preparation.technician'),
          draw: (row) => <Technician row={row} list={list} />,
        },
        { key: 'bay', heading: label('bayId'), draw: (row) => <Bay row={row} list={list} /> },
        { key: 'papers', heading: texts.t('service.preparation.papers'), draw: (row) => <Papers row={row} /> },
        { key: 'ready', heading: label('ready'), draw: (row) => <Ready row={row} />, width: 96 },
      ]}
    />
  )
}
