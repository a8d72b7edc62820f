import type { ReactNode } from 'react'

interface LabelledProps {
  readonly label: string
  readonly children: ReactNode
}

/** A control with its label above, outside of a form drawer. */
export function Labelled({ label, children }: LabelledProps) {
  return (
    <div>
      <div style={{ marginBottom: 4 }}>{label}</div>
      {children}
    </div>
  )
}
