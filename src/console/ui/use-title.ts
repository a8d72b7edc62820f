import { useEffect } from 'react'
import { useTexts } from '../texts.ts'

/** What stands on the browser's tab: the page's own title before the house's name. */
export function useTitle(title: string): void {
  const { c } = useTexts()
  const brand = c('brand')
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
}
