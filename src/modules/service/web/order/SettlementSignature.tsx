import { Input, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { Labelled } from '../booking/Labelled.tsx'

interface SettlementSignatureProps {
  readonly signer: string
  readonly setSigner: (name: string) => void
  readonly setImage: (image: string | undefined) => void
}

/** The customer may sign the settlement on the screen; else he signs what is printed. */
export function SettlementSignature({ signer, setSigner, setImage }: SettlementSignatureProps) {
  const texts = useTexts()
  const label = texts.field('repairOrder', 'signer')
  return (
    <>
      <Typography.Text type="secondary">{texts.t('service.page.signSettlement')}</Typography.Text>
      <Labelled label={label}>
        <Input
          aria-label={label}
          style={{ maxWidth: 320 }}
          value={signer}
          maxLength={60}
          onChange={(event) => setSigner(event.target.value)}
        />
      </Labelled>
      <SignaturePad signer={signer} onChange={setImage} />
    </>
  )
}
