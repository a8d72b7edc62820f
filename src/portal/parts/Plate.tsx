import { checkPlate } from '../../modules/vehicles/contract/plate.ts'

const colours = new Set(['blue', 'green', 'yellowGreen', 'yellow', 'white', 'black'])

/** A licence plate in its real colours. */
export function Plate({ plate, colour }: { readonly plate: string; readonly colour: string }) {
  if (!plate) return null
  const verdict = checkPlate(plate)
  const shown = verdict.ok ? verdict.display : plate
  const look = colours.has(colour) ? colour : verdict.ok ? verdict.colour : 'white'
  return (
    <span className={`plate plate-${look}`} translate="no">
      {shown}
    </span>
  )
}
