import { type KeyboardEvent, useEffect, useRef } from 'react'

/**
 * Enter in a box that searches takes the first that fits. Who types faster than the answer comes gets the first of
 * what he typed, never what stood there before; more typing takes the Enter back.
 *
 * @param text what stands in the box
 * @param answered whether what is shown belongs to this text
 */
export function useFirstOnEnter<T>(
  text: string,
  answered: boolean,
  first: T | undefined,
  take: (one: T) => void,
): (event: KeyboardEvent) => void {
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    if (!answered || wanted.current !== text) return
    wanted.current = undefined
    if (first !== undefined) take(first)
  })
  return (event) => {
    if (event.nativeEvent.isComposing) return
    if (!answered) wanted.current = text
    else if (first !== undefined) take(first)
  }
}
