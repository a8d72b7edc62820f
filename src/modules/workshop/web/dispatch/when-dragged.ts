interface Press {
  readonly clientX: number
  readonly clientY: number
}

const leastPixels = 6

/** Calls once the pointer has moved away from where it was pressed; a press that ends before is a click. */
export function whenDragged({ clientX, clientY }: Press, run: () => void): void {
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('pointerup', () => stop.abort(), { signal })
  window.addEventListener(
    'pointermove',
    (event) => {
      if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < leastPixels) return
      stop.abort()
      run()
    },
    { signal },
  )
}
