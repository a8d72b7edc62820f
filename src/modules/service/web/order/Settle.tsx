import { Alert, Button, Drawer, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { LineTable as Lines, type LineColumn } from '../../../../console/ui/LineTable.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { OrderDeposit } from '../deposit/OrderDeposit.tsx'
import { LineTable } from './LineTable.tsx'
import { SettlementSignature } from './SettlementSignature.tsx'

interface SettleProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly close: () => void
}

const difference = z.object({
  kind: z.string(),
  lineId: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  agreedFen: z.number(),
  actualFen: z.number(),
  agreedThousandths: z.number(),
  actualThousandths: z.number(),
})
type Difference = z.output<typeof difference>
const details = z.object({ lines: z.array(difference) })

function columnsOf(texts: Texts): readonly LineColumn<Difference>[] {
  return [
    {
      key: 'name',
      heading: texts.field('repairOrder', 'lines'),
      draw: (line) => texts.name(line.nameZh, line.nameEn),
    },
    {
      key: 'kind',
      heading: texts.t('service.page.difference'),
      draw: (line) => texts.t(`service.repairOrder.difference.${line.kind}`),
    },
    {
      key: 'agreed',
      numeric: true,
      heading: texts.t('service.page.agreed'),
      draw: (line) => <Sum fen={line.agreedFen} thousandths={line.agreedThousandths} />,
    },
    {
      key: 'actual',
      numeric: true,
      heading: texts.t('service.page.actual'),
      draw: (line) => <Sum fen={line.actualFen} thousandths={line.actualThousandths} />,
    },
  ]
}

function Sum({ fen, thousandths }: { readonly fen: number; readonly thousandths: number }) {
  const texts = useTexts()
  return (
    <span>
      {texts.t('service.page.times', { quantity: quantity(thousandths) })} <Money fen={fen} />
    </span>
  )
}

/** Agreed and done side by side; only when nothing differs does the bill come. */
export function Settle({ order, close }: SettleProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [problem, setProblem] = useState<ProblemError>()
  const [signer, setSigner] = useState(order.customerName)
  const [image, setImage] = useState<string>()
  const settle = useVerb('repairOrder.settle', { quiet: true, also: ['bill'] })
  const columns = useMemo(() => columnsOf(texts), [texts])
  const agreed = order.lines.filter((line) => line.approval === 'approved')
  const differs = details.safeParse(problem?.details)
  const label = texts.verb('repairOrder', 'settle')
  const send = async () => {
    const outcome = await settle.run(image ? { signature: { signer: signer.trim(), image } } : {}, order)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button
        type="primary"
        loading={settle.pending}
        disabled={image !== undefined && signer.trim() === ''}
        onClick={() => void send()}
      >
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 760} footer={footer}>
      <Flex vertical gap={16}>
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
        {differs.success && (
          <Lines
            label={texts.t('service.page.difference')}
            keyOf={(line) => line.lineId}
            rows={differs.data.lines}
            columns={columns}
          />
        )}
        <LineTable lines={agreed} />
        <Flex justify="space-between">
          <strong>{texts.field('repairOrder', 'approvedFen')}</strong>
          <Money fen={order.approvedFen} strong />
        </Flex>
        <OrderDeposit order={order} />
        <SettlementSignature signer={signer} setSigner={setSigner} setImage={setImage} />
      </Flex>
    </Drawer>
  )
}
