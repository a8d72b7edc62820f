interface Line {
  readonly wantedThousandths: number
  readonly reservedThousandths: number
  readonly issuedThousandths: number
  readonly returnedThousandths: number
  readonly unborneFen: number | null
}

/** What of a line is still to be handed out. */
export const openOf = (line: Line) => line.wantedThousandths - line.issuedThousandths + line.returnedThousandths

/** Nobody bears its price in full yet, and there is more of it to hand out. */
export const isKept = (line: Line) => line.unborneFen !== null && openOf(line) > 0

/** What of it lies ready for that. */
export const issuableOf = (line: Line) => (isKept(line) ? 0 : Math.min(line.reservedThousandths, openOf(line)))
