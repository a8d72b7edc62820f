import { useEffect, useEffectEvent } from 'react'

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"]'

interface KeyOptions {
  /** Ctrl or ⌘ with the key; such keys work while typing, too. */
  readonly control?: boolean
  readonly enabled?: boolean
}

/** Does something when a key is pressed anywhere on the page, unless the person is typing or a dialogue is open. */
export function useHotkey(key: string, action: () => void, { control = false, enabled = true }: KeyOptions = {}): void {
  const act = useEffectEvent(action)
  useEffect(() => {
    if (!enabled) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || event.altKey || event.isComposing) return
      if (control !== (event.ctrlKey || event.metaKey)) return
      if (!control && event.target instanceof Element && event.target.closest(typing)) return
      if (!control && document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, control, enabled])
}
