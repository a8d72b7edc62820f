import type { ScoreInputs } from '../../contract/reception-score.ts'

/** A mark of 5 is 100 points. */
const pointsOfMark = 20

interface Marks {
  readonly sum: number
  readonly count: number
}
interface Clock {
  readonly inTime: number
  readonly count: number
}

/** Share of those in time, in points of 100; nothing where there were none. */
export function shareOf({ inTime, count }: Clock): number | null {
  return count === 0 ? null : (inTime / count) * 100
}

/** Mean mark in points of 100. */
export function markPoints({ sum, count }: Marks): number | null {
  return count === 0 ? null : (sum / count) * pointsOfMark
}

/** The mean of what was measured; what was not does not count as nought. */
export function meanOf(points: readonly (number | null)[]): number | null {
  const known = points.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
}

const rounded = (points: number | null) => (points === null ? null : Math.round(points * 10) / 10)

/**
 * Speed is the mean of three shares in time: greeting, reception, first response. Sincerity and smile are each the mean
 * of what customers said in the call and of what was observed. The score is the mean of the three (001 §2.2).
 */
export function threeS(inputs: ScoreInputs) {
  const speed = meanOf([shareOf(inputs.greeting), shareOf(inputs.reception), shareOf(inputs.answers)])
  const sincerity = meanOf([markPoints(inputs.surveySincerity), markPoints(inputs.observedSincerity)])
  const smile = meanOf([markPoints(inputs.surveySmile), markPoints(inputs.observedSmile)])
  const principles = meanOf([inputs.gratitude, inputs.standpoint, inputs.enthusiasm].map(markPoints))
  return {
    speed: rounded(speed),
    sincerity: rounded(sincerity),
    smile: rounded(smile),
    total: rounded(meanOf([speed, sincerity, smile])),
    principles: rounded(principles),
  }
}
