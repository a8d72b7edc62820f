import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether what is inside is wider than its place: then it must scroll sideways, and its head cannot stay. */
export function useOverflow(): { readonly place: RefObject<HTMLDivElement | null>; readonly overflows: boolean } {
  const place = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = place.current
    const inside = element?.firstElementChild
    if (!element || !inside) return undefined
    const watcher = new ResizeObserver(() => setOverflows(inside.scrollWidth > element.clientWidth + 1))
    watcher.observe(element)
    watcher.observe(inside)
    return () => watcher.disconnect()
  }, [])
  return { place, overflows }
}
