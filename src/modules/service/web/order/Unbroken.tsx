/** Names and numbers that stay on one line. */
export function Unbroken({ text }: { readonly text: string | null | undefined }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{text}</span>
}
