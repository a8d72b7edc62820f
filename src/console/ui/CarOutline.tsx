import { Button, Flex, Popover } from 'antd'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { useDark } from '../looks.ts'
import { usePhone } from '../screen.ts'
import { useTexts } from '../texts.ts'
import { outlineInks } from '../theme.ts'
import {
  type Arrangement,
  type CarMark,
  type CarView,
  carViews,
  damageKinds,
  inDrawing,
  isMirrored,
  placeOfMark,
  tall,
  wide,
} from './car/panels.ts'

interface CarOutlineProps {
  /** Marks of today, red. */
  readonly marks: readonly CarMark[]
  /** Marks of the last visit, grey: what was there already. */
  readonly before?: readonly CarMark[]
  /** A new mark; the outline only shows when left out. */
  readonly onMark?: (mark: Omit<CarMark, 'id'>) => void
  readonly onOpen?: (mark: CarMark) => void
}

interface Touched {
  readonly view: CarView
  readonly panel: string
  readonly x: number
  readonly y: number
}

/** The car from above and all sides: tap where it is damaged, then say what it is. */
export function CarOutline({ marks, before = [], onMark, onOpen }: CarOutlineProps) {
  const { c } = useTexts()
  const inks = outlineInks(useDark())
  const sheet = usePhone() ? tall : wide
  const [touched, setTouched] = useState<Touched>()
  const choose = (kind: string) => {
    if (touched) onMark?.({ panel: touched.panel, x: touched.x, y: touched.y, kind })
    setTouched(undefined)
  }
  return (
    <div style={{ position: 'relative', maxWidth: sheet === wide ? 820 : 480 }}>
      <svg
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        style={{ display: 'block', width: '100%', touchAction: 'manipulation' }}
        role="group"
        aria-label={c('car.label')}
      >
        {carViews.map((view) => (
          <View key={view.name} view={view} sheet={sheet} {...(onMark ? { touch: setTouched } : {})} />
        ))}
        {before.map((mark) => (
          <Dot key={mark.id} mark={mark} sheet={sheet} ink={inks.old} label="" />
        ))}
        {marks.map((mark, index) => (
          <Dot
            key={mark.id}
            mark={mark}
            sheet={sheet}
            ink={inks.fresh}
            label={String(index + 1)}
            {...(onOpen ? { open: () => onOpen(mark) } : {})}
          />
        ))}
      </svg>
      {touched && <KindChoice touched={touched} sheet={sheet} choose={choose} close={() => setTouched(undefined)} />}
    </div>
  )
}

interface KindChoiceProps {
  readonly touched: Touched
  readonly sheet: Arrangement
  readonly choose: (kind: string) => void
  readonly close: () => void
}

function KindChoice({ touched, sheet, choose, close }: KindChoiceProps) {
  const { c } = useTexts()
  const spot = inDrawing(sheet, touched.view, touched)
  const kinds = (
    <Flex wrap gap={8} style={{ maxWidth: 300 }}>
      {damageKinds.map((kind, index) => (
        <Button key={kind} autoFocus={index === 0} onClick={() => choose(kind)}>
          {c(`damage.${kind}`)}
        </Button>
      ))}
    </Flex>
  )
  return (
    <Popover
      open
      trigger="click"
      onOpenChange={(open) => !open && close()}
      title={c(`panel.${touched.panel}`)}
      content={kinds}
    >
      <span
        style={{
          position: 'absolute',
          left: `${(spot.x / sheet.width) * 100}%`,
          top: `${(spot.y / sheet.height) * 100}%`,
          width: 1,
          height: 1,
        }}
      />
    </Popover>
  )
}

interface ViewProps {
  readonly view: CarView
  readonly sheet: Arrangement
  readonly touch?: (touched: Touched) => void
}

function View({ view, sheet, touch }: ViewProps) {
  const { c } = useTexts()
  const inks = outlineInks(useDark())
  const { x, y } = sheet.at[view.name]
  const place = isMirrored(view) ? `translate(${x + view.width} ${y}) scale(-1 1)` : `translate(${x} ${y})`
  return (
    <>
      <text x={x + view.width / 2} y={y - 6} fontSize={12} textAnchor="middle" fill={inks.line}>
        {c(`car.${view.name}`)}
      </text>
      <g transform={place}>
        <path d={view.outline} fill={inks.body} stroke={inks.line} strokeWidth={1.6} />
        {view.panels.map((panel) => (
          <path
            key={panel.name}
            d={panel.path}
            fill={panel.glass ? inks.glass : inks.body}
            stroke={inks.line}
            strokeWidth={0.9}
            aria-label={c(`panel.${panel.name}`)}
            {...(touch ? touchable(view, panel.name, touch) : {})}
          >
            <title>{c(`panel.${panel.name}`)}</title>
          </path>
        ))}
      </g>
    </>
  )
}

/** A tap marks where the finger was, the keyboard the middle of the panel. */
function touchable(view: CarView, panel: string, touch: (touched: Touched) => void) {
  const at = (element: SVGGraphicsElement, clientX: number, clientY: number) => {
    const matrix = element.getScreenCTM()?.inverse()
    if (!matrix) return
    const point = new DOMPoint(clientX, clientY).matrixTransform(matrix)
    touch({ view, panel, x: point.x / view.width, y: point.y / view.height })
  }
  return {
    role: 'button',
    tabIndex: 0,
    style: { cursor: 'crosshair' },
    onClick: (event: MouseEvent<SVGPathElement>) => at(event.currentTarget, event.clientX, event.clientY),
    onKeyDown: (event: KeyboardEvent<SVGPathElement>) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      const box = event.currentTarget.getBoundingClientRect()
      at(event.currentTarget, box.left + box.width / 2, box.top + box.height / 2)
    },
  }
}

interface DotProps {
  readonly mark: CarMark
  readonly sheet: Arrangement
  readonly ink: string
  readonly label: string
  readonly open?: () => void
}

function Dot({ mark, sheet, ink, label, open }: DotProps) {
  const { c, has, t } = useTexts()
  const inks = outlineInks(useDark())
  const spot = placeOfMark(sheet, mark)
  if (!spot) return null
  const damage = has(`kernel.console.damage.${mark.kind}`) ? t(`kernel.console.damage.${mark.kind}`) : mark.kind
  const words = `${c(`panel.${mark.panel}`)} ${damage}`
  const press = open
    ? { role: 'button', tabIndex: 0, onClick: open, style: { cursor: 'pointer' } }
    : { pointerEvents: 'none' as const }
  return (
    <g {...press} aria-label={words}>
      <circle
        cx={spot.x}
        cy={spot.y}
        r={label ? 12 : 7}
        fill={ink}
        stroke={inks.onMark}
        strokeWidth={1.5}
        opacity={label ? 1 : 0.85}
      />
      <text x={spot.x} y={spot.y + 4.5} fontSize={13} fontWeight={600} textAnchor="middle" fill={inks.onMark}>
        {label}
      </text>
      <title>{words}</title>
    </g>
  )
}
