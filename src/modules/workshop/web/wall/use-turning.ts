import { useEffect, useState } from 'react'

interface Turning {
  readonly page: number
  readonly turn: (page: number) => void
}

/** Turns the pages by itself, over and over; somebody who picks one begins the wait anew. */
export function useTurning(pages: number, seconds: number): Turning {
  const [wanted, turn] = useState(0)
  const page = Math.min(wanted, pages - 1)
  useEffect(() => {
    const timer = setTimeout(() => turn((page + 1) % pages), seconds * 1000)
    return () => clearTimeout(timer)
  }, [page, pages, seconds])
  return { page, turn }
}
