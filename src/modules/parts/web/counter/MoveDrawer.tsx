import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { VerbDrawer, type VerbForm } from '../../../../console/ui/form/VerbDrawer.tsx'
import { z } from 'zod'
import { PickLines, type PickLine } from './PickLines.tsx'
import type { Pick } from './PickDetail.tsx'
import { QuantityBox } from './QuantityBox.tsx'

interface MoveDrawerProps {
  readonly verb: 'takeBack' | 'unreserve'
  readonly pick: Pick
  readonly close: () => void
}

export const mostOf = {
  takeBack: (line: PickLine) => line.issuedThousandths - line.returnedThousandths,
  unreserve: (line: PickLine) => line.reservedThousandths,
}

/** Parts that come back, or reservations that are freed: how many of each line, and why. */
export function MoveDrawer({ verb, pick, close }: MoveDrawerProps) {
  const lines = pick.lines.filter((line) => mostOf[verb](line) > 0)
  const form: VerbForm<'pick.takeBack'> & VerbForm<'pick.unreserve'> = {
    fields: [
      { name: 'lines', kind: 'own', draw: drawLines(lines, mostOf[verb]) },
      { name: 'reason', kind: 'longText', rows: 2 },
    ],
    initial: { lines: [] },
  }
  return (
    <VerbDrawer
      verb={`pick.${verb}`}
      form={form}
      target={pick}
      open
      close={close}
      also={['part', 'jobCard', 'repairOrder']}
    />
  )
}

const drawLines = (lines: readonly PickLine[], most: (line: PickLine) => number) => (control: OwnControl) => (
  <Quantities control={control} lines={lines} most={most} />
)

const chosen = z.array(z.object({ lineId: z.string(), quantityThousandths: z.number() }))

interface QuantitiesProps {
  readonly control: OwnControl
  readonly lines: readonly PickLine[]
  readonly most: (line: PickLine) => number
}

function Quantities({ control, lines, most }: QuantitiesProps) {
  const texts = useTexts()
  const now = chosen.safeParse(control.value).data ?? []
  const set = (lineId: string, quantityThousandths: number) =>
    control.onChange([
      ...now.filter((line) => line.lineId !== lineId),
      ...(quantityThousandths > 0 ? [{ lineId, quantityThousandths }] : []),
    ])
  const draw = (line: PickLine) => (
    <QuantityBox
      label={texts.name(line.nameZh, line.nameEn)}
      unit={texts.value('part', 'unit', line.unit)}
      thousandths={now.find((one) => one.lineId === line.id)?.quantityThousandths ?? 0}
      most={most(line)}
      onChange={(value) => set(line.id, value)}
    />
  )
  return (
    <div id={control.id}>
      <PickLines lines={lines} control={{ heading: texts.field('pick', 'quantityThousandths'), draw }} />
    </div>
  )
}
