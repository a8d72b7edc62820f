import { Button, Flex, Input, Tag, Typography } from 'antd'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { DraftLine } from './draft-line.ts'
import { type Basis, isUnexplained } from './use-payers.ts'

interface PayerProposalProps {
  readonly line: DraftLine
  readonly basis: Basis
  readonly change: (next: Partial<DraftLine>) => void
}

/** Who should pay by the car's cover and why: taken over by a tap, or decided otherwise with a reason (P-02). */
export function PayerProposal({ line, basis, change }: PayerProposalProps) {
  const texts = useTexts()
  const payer = texts.value('repairOrder', 'payer', basis.payer)
  const agrees = line.payer === basis.payer
  const label = texts.field('repairOrder', 'payerReason')
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={basis.payer === 'warranty' ? 'success' : 'default'} style={{ margin: 0 }}>
        {texts.t('service.payer.proposed', { payer })}
      </Tag>
      <span style={{ flex: '1 1 220px' }}>
        <PayerGround basis={basis} />
      </span>
      {!agrees && (
        <Button size="small" type="primary" ghost onClick={() => change({ payer: basis.payer, payerReason: '' })}>
          {texts.t('service.payer.accept')}
        </Button>
      )}
      {basis.goodwill && line.payer === 'customer' && (
        <Button
          size="small"
          onClick={() => change({ payer: 'internal', payerReason: texts.t('service.payer.goodwillReason') })}
        >
          {texts.t('service.payer.goodwill')}
        </Button>
      )}
      {!agrees && (
        <Input
          aria-label={label}
          style={{ flex: '1 1 200px' }}
          status={isUnexplained(line, basis) ? 'error' : ''}
          placeholder={texts.t('service.payer.whyOther', { payer })}
          value={line.payerReason}
          maxLength={200}
          onChange={(event) => change({ payerReason: event.target.value })}
        />
      )}
    </Flex>
  )
}

/** The policy or recall on which a proposal stands, with its end and what made it count before others. */
export function PayerGround({ basis }: { readonly basis: Omit<Basis, 'payer'> }) {
  const texts = useTexts()
  const name = texts.name(basis.nameZh, basis.nameEn)
  const until =
    basis.lastDay === null
      ? ''
      : basis.km === null
        ? texts.t('warranty.page.until', { day: basis.lastDay })
        : texts.t('warranty.page.untilKm', { day: basis.lastDay, km: plainNumber(basis.km) })
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {texts.t(`service.payer.because.${basis.because}`)} · {name} <span translate="no">{basis.code}</span>
      {until ? ` · ${until}` : ''}
      {basis.particular && basis.particular !== 'general'
        ? ` · ${texts.t(`service.payer.particular.${basis.particular}`)}`
        : ''}
    </Typography.Text>
  )
}
