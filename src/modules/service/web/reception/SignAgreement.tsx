import { Button, Checkbox, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { Labelled } from '../booking/Labelled.tsx'

export interface Signature {
  readonly signer: string
  readonly image?: string | undefined
  /** The customer of a towed car is not here: he signs by his link. */
  readonly isAbsent?: boolean | undefined
}

interface SignAgreementProps {
  readonly value: Signature
  /** Whoever brings it signs, where anybody does. */
  readonly isTowed: boolean
  readonly onChange: (next: Signature) => void
}

/** The customer's signature under the agreement; it stays on the device, sealed, until the order is opened. */
export function SignAgreement({ value, isTowed, onChange }: SignAgreementProps) {
  const texts = useTexts()
  // Signed before the page was opened again: shown as it is.
  const [kept] = useState(value.image)
  const label = texts.field('repairOrder', 'signer')
  return (
    <div id="step-sign">
      <Section title={texts.t('service.page.step.sign')}>
        <Flex vertical gap={8}>
          {isTowed && (
            <Checkbox
              checked={value.isAbsent === true}
              onChange={(event) => onChange({ ...value, isAbsent: event.target.checked })}
            >
              {texts.t('service.page.customerAbsent')}
            </Checkbox>
          )}
          <Typography.Text type="secondary">
            {texts.t(`service.page.${isTowed ? (value.isAbsent ? 'signsByLink' : 'bringerSigns') : 'signHere'}`)}
          </Typography.Text>
        </Flex>
        <Flex vertical gap={8} style={value.isAbsent ? { display: 'none' } : { marginTop: 8 }}>
          <Labelled label={label}>
            <Input
              aria-label={label}
              style={{ maxWidth: 320 }}
              value={value.signer}
              maxLength={60}
              onChange={(event) => onChange({ ...value, signer: event.target.value })}
            />
          </Labelled>
          {kept && value.image === kept ? (
            <Flex vertical gap={4} align="start">
              <img src={kept} alt={value.signer} style={{ maxWidth: '100%', height: 180, objectFit: 'contain' }} />
              <Button type="link" onClick={() => onChange({ ...value, image: undefined })}>
                {texts.c('sign.wipe')}
              </Button>
            </Flex>
          ) : (
            <SignaturePad signer={value.signer} onChange={(image) => onChange({ ...value, image })} />
          )}
        </Flex>
      </Section>
    </div>
  )
}
