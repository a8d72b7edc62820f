import { useTexts } from '../../../console/texts.ts'

/** 自检, 互检 or 终检. */
export function LevelWord({ level }: { readonly level: string }) {
  const { value } = useTexts()
  return <span>{value('inspection', 'level', level)}</span>
}
