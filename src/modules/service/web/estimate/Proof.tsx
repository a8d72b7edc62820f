import { SafetyCertificateOutlined, WarningOutlined } from '@ant-design/icons'
import { Descriptions, Drawer, Flex, Image, Skeleton, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { When } from '../../../../console/ui/When.tsx'

type Shown = AnswerOf<'estimate.proof'>

/** What proves the customer's consent: the page he saw, when he opened it and decided, with what, and by whose hand. */
export function Proof({ estimateId, close }: { readonly estimateId: string; readonly close: () => void }) {
  const texts = useTexts()
  const phone = usePhone()
  const { data } = useRead('estimate.proof', { id: estimateId })
  return (
    <Drawer open onClose={close} title={texts.t('service.page.proof')} size={phone ? '100%' : 560}>
      {data ? <Facts proof={data} /> : <Skeleton active />}
    </Drawer>
  )
}

function Facts({ proof }: { readonly proof: Shown }) {
  const texts = useTexts()
  const phone = usePhone()
  const field = (name: string) => texts.field('estimate', name)
  const { signature, call } = proof
  const rows: readonly (readonly [label: string, value: ReactNode])[] = [
    [field('edition'), texts.t('service.page.edition', { edition: proof.edition })],
    [
      field('sha256'),
      <Flex key="hash" vertical>
        <Typography.Text code>{proof.sha256.slice(0, 16)}</Typography.Text>
        <Unchanged unchanged={proof.unchanged} />
      </Flex>,
    ],
    [texts.t('service.page.sentAt'), <When key="sent" at={proof.sentAt} />],
    [field('validUntil'), proof.validUntil && <When key="until" at={proof.validUntil} />],
    [field('openedAt'), proof.openedAt ? <When key="opened" at={proof.openedAt} /> : texts.t('service.page.notOpened')],
    [field('openedDevice'), proof.openedDevice],
    [field('planId'), proof.planName],
    [field('decidedAt'), proof.decidedAt && <When key="decided" at={proof.decidedAt} />],
    [field('channel'), proof.channel && texts.value('estimate', 'channel', proof.channel)],
    [field('signer'), signature?.signer],
    [texts.t('service.page.signedWith'), signature?.device],
    [
      field('signatureImage'),
      signature?.image && <Image key="drawn" width={220} src={signature.image} alt={field('signatureImage')} />,
    ],
    [texts.t('service.page.callBy'), call?.by],
    [field('number'), call?.numberMasked],
    [field('at'), call && <When key="call" at={call.at} />],
    [field('said'), call?.said],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      layout={phone ? 'vertical' : 'horizontal'}
      items={rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Unchanged({ unchanged }: { readonly unchanged: boolean }) {
  const texts = useTexts()
  return unchanged ? (
    <Typography.Text type="success">
      <SafetyCertificateOutlined /> {texts.t('service.page.unchanged')}
    </Typography.Text>
  ) : (
    <Typography.Text type="danger">
      <WarningOutlined /> {texts.t('service.page.changedSince')}
    </Typography.Text>
  )
}
