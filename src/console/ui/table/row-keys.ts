import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useHotkey } from '../../hotkeys.ts'
import { useGo } from '../../navigation.ts'

const inner = 'a, button, input, label, [role="button"], [role="checkbox"]'

interface RowKeys {
  readonly active: number
  /** Attributes of the row at an index. */
  readonly rowProps: (index: number) => RowProps
}

interface RowProps {
  readonly tabIndex: number
  readonly 'data-row': number
  readonly onFocus: () => void
  readonly onClick: (event: MouseEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

interface RowKeysOptions {
  readonly count: number
  readonly start: number
  readonly hrefOf: (index: number) => string | undefined
  readonly toggle: (index: number) => void
}

/** Arrows go through the rows, Enter opens, the space bar selects; a click anywhere on a row opens it. */
export function useRowKeys({ count, start, hrefOf, toggle }: RowKeysOptions): RowKeys {
  const [active, setActive] = useState(start)
  const restored = useRef(false)
  const go = useGo()
  const focusRow = useCallback((index: number, scroll: boolean) => {
    document.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: !scroll })
  }, [])
  useEffect(() => {
    if (restored.current || count === 0) return
    restored.current = true
    if (start > 0 && start < count) focusRow(start, false)
  }, [count, start, focusRow])
  // From anywhere on the page the arrow leads into the table.
  useHotkey('arrowdown', () => focusRow(Math.min(active, count - 1), true), { enabled: count > 0 })

  const open = (index: number, apart: boolean) => {
    const href = hrefOf(index)
    if (!href) return
    if (apart) window.open(href, '_blank')
    else go(href)
  }
  return {
    active,
    rowProps: (index) => ({
      tabIndex: index === Math.min(active, count - 1) ? 0 : -1,
      'data-row': index,
      onFocus: () => setActive(index),
      onClick(event) {
        if (event.target instanceof Element && event.target.closest(inner)) return
        if (globalThis.getSelection()?.toString()) return
        open(index, event.ctrlKey || event.metaKey)
      },
      onKeyDown(event) {
        if (event.target !== event.currentTarget) return
        const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }
        const next = moves[event.key]
        if (next !== undefined) {
          event.preventDefault()
          event.nativeEvent.stopImmediatePropagation()
          if (next >= 0 && next < count) focusRow(next, true)
        } else if (event.key === 'Enter') open(index, event.ctrlKey || event.metaKey)
        else if (event.key === ' ') {
          event.preventDefault()
          toggle(index)
        }
      },
    }),
  }
}
