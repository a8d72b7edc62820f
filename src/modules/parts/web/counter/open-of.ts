interface Line {
  readonly wantedThousandths: number
  readonly reservedThousandths: number
  readonly issuedThousandths: number
  readonly returnedThousandths: number
}

/** What of a line is still to be handed out. */
export const openOf = (line: Line) => line.wantedThousandths - line.issuedThousandths + line.returnedThousandths

/** What of it lies ready for that. */
export const issuableOf = (line: Line) => Math.min(line.reservedThousandths, openOf(line))
