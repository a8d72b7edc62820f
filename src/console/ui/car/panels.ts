/** What can be wrong with a car's outside. */
export const damageKinds = ['scratch', 'dent', 'chip', 'crack', 'rust', 'loose', 'missing', 'dirt'] as const
export type DamageKind = (typeof damageKinds)[number]

/**
 * A mark on the outline. The panel says in which view it stands; `x` and `y` are parts of that view's width and height
 * with the car's front at the left, so that a mark stays where it is however the views are arranged.
 */
export interface CarMark {
  readonly id: string
  readonly panel: string
  readonly kind: string
  readonly x: number
  readonly y: number
  readonly note?: string | undefined
}

export interface Panel {
  readonly name: string
  readonly path: string
  readonly glass?: true
}

export type ViewName = 'right' | 'top' | 'left' | 'front' | 'rear'

export interface CarView {
  readonly name: ViewName
  readonly width: number
  readonly height: number
  readonly outline: string
  readonly panels: readonly Panel[]
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Where the views stand, and their captions above them. */
export interface Arrangement {
  readonly width: number
  readonly height: number
  readonly at: Readonly<Record<ViewName, Spot>>
}

/** The right side is drawn with its front at the right, as one sees it from there. */
export const isMirrored = (view: CarView) => view.name === 'right'

/** Wide: the sheet of paper that every advisor knows, front and rear beside the top view. */
export const wide: Arrangement = {
  width: 600,
  height: 440,
  at: {
    right: { x: 140, y: 24 },
    front: { x: 8, y: 174 },
    top: { x: 140, y: 164 },
    rear: { x: 472, y: 174 },
    left: { x: 140, y: 328 },
  },
}

/** On a phone one below the other, large enough for a finger. */
export const tall: Arrangement = {
  width: 336,
  height: 566,
  at: {
    right: { x: 8, y: 24 },
    top: { x: 8, y: 156 },
    left: { x: 8, y: 312 },
    front: { x: 30, y: 446 },
    rear: { x: 186, y: 446 },
  },
}

const circle = (cx: number, cy: number, r: number) =>
  `M${cx - r},${cy} a${r},${r} 0 1 0 ${2 * r},0 a${r},${r} 0 1 0 ${-2 * r},0 Z`

const sideOutline =
  'M6,74 L6,58 Q8,51 20,48 L84,40 L114,14 Q120,8 132,8 L214,8 Q226,8 236,14 L270,39 L300,43 Q312,46 314,58 L314,76 Q314,82 306,82 L284,82 A24,24 0 0 0 236,82 L98,82 A24,24 0 0 0 50,82 L14,82 Q6,82 6,74 Z'

/** One side with the front at the left; the other side is its mirror image. */
function sidePanels(side: 'left' | 'right'): Panel[] {
  const panel = (name: string, path: string): Panel => ({ name: `${side}${name}`, path })
  const glass = (name: string, path: string): Panel => ({ ...panel(name, path), glass: true })
  return [
    panel('FrontFender', 'M9,60 Q11,53 21,50 L97,41 L97,76 A24,24 0 0 0 50,79 L14,79 Q9,79 9,74 Z'),
    panel('FrontDoor', 'M100,41 L162,41 L162,79 L101,79 Q98,60 100,41 Z'),
    panel('RearDoor', 'M165,41 L232,41 Q238,56 234,71 L230,79 L165,79 Z'),
    panel(
      'RearQuarter',
      'M236,41 L268,41 L299,46 Q309,48 311,59 L311,75 Q311,79 305,79 L284,79 A24,24 0 0 0 238,72 Q242,56 236,41 Z',
    ),
    glass('FrontWindow', 'M100,37 L118,18 Q122,13 130,13 L162,13 L162,37 Z'),
    glass('RearWindow', 'M166,13 L212,13 Q222,13 230,19 L254,37 L166,37 Z'),
    panel('Sill', 'M100,83 L234,83 L231,90 L104,90 Z'),
    panel('FrontWheel', circle(74, 84, 19)),
    panel('RearWheel', circle(260, 84, 19)),
  ]
}

const topView: CarView = {
  name: 'top',
  width: 320,
  height: 132,
  outline: 'M34,6 Q14,10 9,36 Q4,66 9,96 Q14,122 34,126 L286,126 Q306,122 311,96 Q316,66 311,36 Q306,10 286,6 Z',
  panels: [
    { name: 'hood', path: 'M36,11 L97,10 Q88,66 97,122 L36,121 Q19,116 14,94 Q10,66 14,38 Q19,16 36,11 Z' },
    { name: 'windscreen', path: 'M102,12 L132,22 Q126,66 132,110 L102,120 Q92,66 102,12 Z', glass: true },
    { name: 'roof', path: 'M137,22 L222,22 Q226,66 222,110 L137,110 Q131,66 137,22 Z' },
    { name: 'rearGlass', path: 'M227,22 L254,13 Q263,66 254,119 L227,110 Q231,66 227,22 Z', glass: true },
    { name: 'boot', path: 'M259,11 L285,11 Q301,15 306,38 Q310,66 306,94 Q301,117 285,121 L259,121 Q268,66 259,11 Z' },
  ],
}

const frontView: CarView = {
  name: 'front',
  width: 120,
  height: 112,
  outline:
    'M8,64 Q10,46 20,42 L30,14 Q32,6 42,6 L78,6 Q88,6 90,14 L100,42 Q110,46 112,64 L112,98 Q112,106 104,106 L16,106 Q8,106 8,98 Z',
  panels: [
    { name: 'windscreenFront', path: 'M26,40 L35,15 Q37,10 43,10 L77,10 Q83,10 85,15 L94,40 Z', glass: true },
    { name: 'headlightRight', path: 'M13,58 Q15,50 22,47 L38,50 L36,62 L13,62 Z', glass: true },
    { name: 'grille', path: 'M42,48 L78,48 L76,64 L44,64 Z' },
    { name: 'headlightLeft', path: 'M107,58 Q105,50 98,47 L82,50 L84,62 L107,62 Z', glass: true },
    { name: 'frontBumper', path: 'M12,67 L108,67 L108,97 Q108,102 103,102 L17,102 Q12,102 12,97 Z' },
  ],
}

const rearView: CarView = {
  name: 'rear',
  width: 120,
  height: 112,
  outline: frontView.outline,
  panels: [
    { name: 'rearGlassBack', path: 'M26,40 L35,15 Q37,10 43,10 L77,10 Q83,10 85,15 L94,40 Z', glass: true },
    { name: 'tailLightLeft', path: 'M13,58 Q15,50 22,46 L34,48 L34,62 L13,62 Z', glass: true },
    { name: 'tailgate', path: 'M38,46 L82,46 L82,66 L38,66 Z' },
    { name: 'tailLightRight', path: 'M107,58 Q105,50 98,46 L86,48 L86,62 L107,62 Z', glass: true },
    { name: 'rearBumper', path: 'M12,69 L108,69 L108,97 Q108,102 103,102 L17,102 Q12,102 12,97 Z' },
  ],
}

const side = { width: 320, height: 106, outline: sideOutline }

export const carViews: readonly CarView[] = [
  { name: 'right', ...side, panels: sidePanels('right') },
  topView,
  { name: 'left', ...side, panels: sidePanels('left') },
  frontView,
  rearView,
]

const viewByPanel = new Map(carViews.flatMap((view) => view.panels.map((panel) => [panel.name, view])))

/** A point of a view, in the drawing. */
export function inDrawing(arrangement: Arrangement, view: CarView, spot: Spot): Spot {
  const at = arrangement.at[view.name]
  const x = isMirrored(view) ? 1 - spot.x : spot.x
  return { x: at.x + x * view.width, y: at.y + spot.y * view.height }
}

/** Where a mark stands in the drawing; nothing for a panel that is not drawn. */
export function placeOfMark(arrangement: Arrangement, mark: CarMark): Spot | undefined {
  const view = viewByPanel.get(mark.panel)
  return view && inDrawing(arrangement, view, mark)
}
