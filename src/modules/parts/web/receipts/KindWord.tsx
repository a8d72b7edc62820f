import { useTexts } from '../../../../console/texts.ts'

export function KindWord({ kind }: { readonly kind: string }) {
  const { value } = useTexts()
  return <span>{value('stockReceipt', 'kind', kind)}</span>
}
