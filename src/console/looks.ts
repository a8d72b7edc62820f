import { createContext, useContext } from 'react'

/** Whether the ground is dark: for the few colours that mean something and are not tokens. */
export const DarkContext = createContext(false)

export function useDark(): boolean {
  return useContext(DarkContext)
}
