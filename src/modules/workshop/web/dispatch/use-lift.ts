import { type CSSProperties, type PointerEvent, useCallback, useRef } from 'react'

/** How far a mouse is drawn before it drags; how far a finger may tremble while it holds. */
const mousePixels = 6
const fingerPixels = 10
/** How long a finger holds before it lifts: a shorter touch is a tap, one that moves first scrolls. */
const holdMs = 350

/** Nothing of it is selected or asked about while a finger rests on it. */
export const liftable: CSSProperties = { userSelect: 'none', WebkitTouchCallout: 'none' }

/** Lifts a block: a mouse by dragging it, a finger by holding it. Until then a press is a click and a stroke scrolls. */
export function useLift(lift: (() => void) | undefined) {
  const isLifted = useRef(false)
  // While a finger carries the block the page must not scroll under it; only a listener that may refuse can say so.
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const stop = new AbortController()
    element.addEventListener(
      'touchmove',
      (event) => {
        if (isLifted.current && event.cancelable) event.preventDefault()
      },
      { passive: false, signal: stop.signal },
    )
    return () => stop.abort()
  }, [])
  if (!lift) return { ref }
  return {
    ref,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      letGo(event)
      isLifted.current = false
      const run = () => {
        isLifted.current = true
        lift()
      }
      if (event.pointerType === 'touch') whenHeld(event, run)
      else whenDragged(event, run)
    },
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  }
}

/** A finger belongs to what it touched first, the innermost element; what it is carried over is to hear of it instead. */
export function letGo({ target, pointerId }: PointerEvent<HTMLElement>): void {
  if (target instanceof Element && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId)
}

interface Press {
  readonly clientX: number
  readonly clientY: number
}

const farFrom = (press: Press, now: Press, pixels: number) =>
  Math.hypot(now.clientX - press.clientX, now.clientY - press.clientY) >= pixels

/** Calls once the pointer has moved away from where it was pressed; a press that ends before is a click. */
function whenDragged(press: Press, run: () => void): void {
  const stop = ended()
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!farFrom(press, event, mousePixels)) return
      stop.abort()
      run()
    },
    { signal: stop.signal },
  )
}

/** Calls once the finger has rested where it was put down. */
function whenHeld(press: Press, run: () => void): void {
  const stop = ended()
  const held = setTimeout(() => {
    stop.abort()
    navigator.vibrate?.(15)
    run()
  }, holdMs)
  stop.signal.addEventListener('abort', () => clearTimeout(held))
  window.addEventListener(
    'pointermove',
    (event) => {
      if (farFrom(press, event, fingerPixels)) stop.abort()
    },
    { signal: stop.signal },
  )
}

/** Aborts by itself where the press ends. */
function ended(): AbortController {
  const stop = new AbortController()
  for (const name of ['pointerup', 'pointercancel'])
    window.addEventListener(name, () => stop.abort(), { signal: stop.signal })
  return stop
}
