import { useTexts } from '../../../console/texts.ts'

/** What somebody can do, in words. */
export function SkillWords({ skills }: { readonly skills: readonly string[] }) {
  const texts = useTexts()
  if (skills.length === 0) return <span>–</span>
  return (
    <span>
      {skills.map((skill) => texts.value('staff', 'skills', skill)).join(texts.language === 'en' ? ', ' : '、')}
    </span>
  )
}

export function DepartmentWord({ department }: { readonly department: string }) {
  const { value } = useTexts()
  return <span>{value('staff', 'department', department)}</span>
}
