/** A place on the earth, in degrees. */
export interface Place {
  readonly longitude: number
  readonly latitude: number
}

const earthMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places as the crow flies (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const latitudes = radians(b.latitude - a.latitude)
  const longitudes = radians(b.longitude - a.longitude)
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitudes / 2) ** 2
  return Math.round(2 * earthMetres * Math.asin(Math.sqrt(chord)))
}

const ringSteps = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/** How a sketch of an area is drawn: a square of `size`, the centre in its middle, north above. */
export interface Sketch {
  readonly size: number
  readonly centre: Place
  readonly metresPerUnit: number
  /** Distances of the rings, in metres. */
  readonly rings: readonly number[]
}

/** The sketch on which all places are seen, and at least as many metres around the centre. */
export function sketchOf(centre: Place, places: readonly Place[], size: number, reach = 500): Sketch {
  const farthest = Math.max(reach, ...places.map((place) => metresBetween(centre, place)))
  const metresPerUnit = farthest / (size * 0.42)
  const step = ringSteps.find((metres) => farthest / metres <= 3) ?? 50_000
  const count = Math.max(1, Math.floor((metresPerUnit * size * 0.46) / step))
  return { size, centre, metresPerUnit, rings: Array.from({ length: count }, (_, index) => step * (index + 1)) }
}

/** Where a place lies on the sketch. */
export function pointOn(
  { size, centre, metresPerUnit }: Sketch,
  place: Place,
): { readonly x: number; readonly y: number } {
  const east = radians(place.longitude - centre.longitude) * earthMetres * Math.cos(radians(centre.latitude))
  const north = radians(place.latitude - centre.latitude) * earthMetres
  return { x: size / 2 + east / metresPerUnit, y: size / 2 - north / metresPerUnit }
}

/** The place that a point of the sketch means. */
export function placeAt({ size, centre, metresPerUnit }: Sketch, x: number, y: number): Place {
  const degrees = (metres: number) => (metres / earthMetres) * (180 / Math.PI)
  const east = (x - size / 2) * metresPerUnit
  const north = (size / 2 - y) * metresPerUnit
  const digits = (value: number) => Math.round(value * 1e5) / 1e5
  return {
    longitude: digits(centre.longitude + degrees(east) / Math.cos(radians(centre.latitude))),
    latitude: digits(centre.latitude + degrees(north)),
  }
}
