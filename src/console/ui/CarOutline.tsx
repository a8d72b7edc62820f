import { Button, Flex, Popover } from 'antd'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { useDark } from '../looks.ts'
import { useTexts } from '../texts.ts'
import { outlineInks } from '../theme.ts'
import { type CarMark, carViews, damageKinds, drawing } from './car/panels.ts'

interface CarOutlineProps {
  /** Marks of today, red. */
  readonly marks: readonly CarMark[]
  /** Marks of the last visit, grey: what was there already. */
  readonly before?: readonly CarMark[]
  /** A new mark; the outline only shows when left out. */
  readonly onMark?: (mark: Omit<CarMark, 'id'>) => void
  readonly onOpen?: (mark: CarMark) => void
}

interface Spot {
  readonly panel: string
  readonly x: number
  readonly y: number
}

/** The car from above and all sides: tap where it is damaged, then say what it is. */
export function CarOutline({ marks, before = [], onMark, onOpen }: CarOutlineProps) {
  const { c } = useTexts()
  const inks = outlineInks(useDark())
  const svg = useRef<SVGSVGElement>(null)
  const [spot, setSpot] = useState<Spot>()
  const choose = (kind: string) => {
    if (spot) onMark?.({ ...spot, kind })
    setSpot(undefined)
  }
  const at = (panel: string, x: number, y: number) => {
    const frame = svg.current?.getBoundingClientRect()
    if (frame) setSpot({ panel, x: (x - frame.left) / frame.width, y: (y - frame.top) / frame.height })
  }
  const kinds = (
    <Flex wrap gap={8} style={{ maxWidth: 300 }}>
      {damageKinds.map((kind) => (
        <Button key={kind} onClick={() => choose(kind)}>
          {c(`damage.${kind}`)}
        </Button>
      ))}
    </Flex>
  )
  return (
    <div style={{ position: 'relative', maxWidth: 820 }}>
      <svg
        ref={svg}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        style={{ display: 'block', width: '100%', touchAction: 'manipulation' }}
        role="group"
        aria-label={c('car.label')}
      >
        {carViews.map((view) => (
          <View key={view.name} view={view} {...(onMark ? { at } : {})} />
        ))}
        {carViews.map((view) => (
          <text key={view.name} {...captions[view.name]} fontSize={12} textAnchor="middle" fill={inks.line}>
            {c(`car.${view.name}`)}
          </text>
        ))}
        {before.map((mark) => (
          <Dot key={mark.id} mark={mark} ink={inks.old} onMark={inks.onMark} label="" />
        ))}
        {marks.map((mark, index) => (
          <Dot
            key={mark.id}
            mark={mark}
            ink={inks.fresh}
            onMark={inks.onMark}
            label={String(index + 1)}
            {...(onOpen ? { open: () => onOpen(mark) } : {})}
          />
        ))}
      </svg>
      {spot && (
        <Popover
          open
          trigger="click"
          onOpenChange={(open) => !open && setSpot(undefined)}
          title={c(`panel.${spot.panel}`)}
          content={kinds}
        >
          <span
            style={{ position: 'absolute', left: `${spot.x * 100}%`, top: `${spot.y * 100}%`, width: 1, height: 1 }}
          />
        </Popover>
      )}
    </div>
  )
}

const captions: Readonly<Record<string, { x: number; y: number }>> = {
  right: { x: 300, y: 18 },
  left: { x: 300, y: 444 },
  front: { x: 68, y: 292 },
  rear: { x: 532, y: 292 },
  top: { x: 300, y: 154 },
}

interface ViewProps {
  readonly view: (typeof carViews)[number]
  readonly at?: (panel: string, x: number, y: number) => void
}

function View({ view, at }: ViewProps) {
  const { c } = useTexts()
  const inks = outlineInks(useDark())
  const touch = (panel: string) =>
    at
      ? {
          role: 'button',
          tabIndex: 0,
          style: { cursor: 'crosshair' },
          onClick: (event: MouseEvent) => at(panel, event.clientX, event.clientY),
          onKeyDown: (event: KeyboardEvent<SVGPathElement>) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            const box = event.currentTarget.getBoundingClientRect()
            at(panel, box.left + box.width / 2, box.top + box.height / 2)
          },
        }
      : {}
  return (
    <g transform={view.place}>
      <path d={view.outline} fill={inks.body} stroke={inks.line} strokeWidth={1.6} />
      {view.panels.map((panel) => (
        <path
          key={panel.name}
          d={panel.path}
          fill={panel.glass ? inks.glass : inks.body}
          stroke={inks.line}
          strokeWidth={0.9}
          aria-label={c(`panel.${panel.name}`)}
          {...touch(panel.name)}
        >
          <title>{c(`panel.${panel.name}`)}</title>
        </path>
      ))}
    </g>
  )
}

interface DotProps {
  readonly mark: CarMark
  readonly ink: string
  readonly onMark: string
  readonly label: string
  readonly open?: () => void
}

function Dot({ mark, ink, onMark, label, open }: DotProps) {
  const { c, has, t } = useTexts()
  const x = mark.x * drawing.width
  const y = mark.y * drawing.height
  const damage = has(`kernel.console.damage.${mark.kind}`) ? t(`kernel.console.damage.${mark.kind}`) : mark.kind
  const words = `${c(`panel.${mark.panel}`)} ${damage}`
  return (
    <g
      {...(open
        ? { role: 'button', tabIndex: 0, onClick: open, style: { cursor: 'pointer' } }
        : { pointerEvents: 'none' as const })}
      aria-label={words}
    >
      <circle
        cx={x}
        cy={y}
        r={label ? 10 : 6}
        fill={ink}
        stroke={onMark}
        strokeWidth={1.5}
        opacity={label ? 1 : 0.85}
      />
      <text x={x} y={y + 4} fontSize={12} fontWeight={600} textAnchor="middle" fill={onMark}>
        {label}
      </text>
      <title>{words}</title>
    </g>
  )
}
