import { useEffect } from 'react'

const edgePixels = 56
const stepPixels = 10

/** While something is carried by hand, page and time line scroll where it comes near their edge. */
export function useEdgeScroll(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    const stop = new AbortController()
    let at: { x: number; y: number } | undefined
    window.addEventListener('pointermove', (event) => (at = { x: event.clientX, y: event.clientY }), {
      signal: stop.signal,
    })
    const timer = setInterval(() => at && scrollAt(at), 30)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [active])
}

function scrollAt({ x, y }: { readonly x: number; readonly y: number }): void {
  window.scrollBy(0, towards(y, 0, window.innerHeight))
  const board = document.querySelector('[data-time-line]')
  const place = board?.getBoundingClientRect()
  if (board && place && y > place.top && y < place.bottom)
    board.scrollLeft += towards(x, Math.max(0, place.left), Math.min(window.innerWidth, place.right))
}

function towards(at: number, from: number, to: number): number {
  if (at < from + edgePixels) return -stepPixels
  return at > to - edgePixels ? stepPixels : 0
}
