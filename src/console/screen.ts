import { useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** Fingers: tablet and phone. */
export const useTouch = () => useMedia('(pointer: coarse), (max-width: 767px)')
/** Too narrow for the menu beside the page (also a wide window at 200 % zoom). */
export const useNarrow = () => useMedia('(max-width: 1023px)')
/** Too narrow for a record with its story beside it (also a tablet with the menu). */
export const useOneColumn = () => useMedia('(max-width: 1199px)')
/** A phone's width: tables become cards. Paper is as narrow, but takes tables. */
export const usePhone = () => useMedia('screen and (max-width: 767px)')
/** Who is made giddy by movement has told the device so. */
export const usePrefersCalm = () => useMedia('(prefers-reduced-motion: reduce)')
export const usePrefersDark = () => useMedia('(prefers-color-scheme: dark)')
