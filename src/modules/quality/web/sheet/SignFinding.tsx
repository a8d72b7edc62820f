import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'

// Most levels are not signed by hand: the pad comes when somebody wants it.
const SignaturePad = lazy(() =>
  import('../../../../console/ui/SignaturePad.tsx').then((file) => ({ default: file.SignaturePad })),
)

interface SignFindingProps {
  readonly must: boolean
  readonly change: (image: string | undefined) => void
}

/** The inspector's hand under what he found: asked for where the shop wants it, else as he likes. */
export function SignFinding({ must, change }: SignFindingProps) {
  const texts = useTexts()
  const { me } = useSession()
  const [wanted, setWanted] = useState(false)
  const label = texts.t('quality.sheet.sign')
  if (!must && !wanted) {
    return (
      <div>
        <Button onClick={() => setWanted(true)}>{label}</Button>
      </div>
    )
  }
  return (
    <Section title={label}>
      <Suspense fallback={<div style={{ height: 180 }} />}>
        <SignaturePad signer={me.name} onChange={change} />
      </Suspense>
    </Section>
  )
}
