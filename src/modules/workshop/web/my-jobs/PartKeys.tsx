import { BellOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { FormDrawer } from '../../../../console/ui/form/late.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { jobCardLifecycle } from '../../contract/job-card.ts'
import { isMissing } from '../card/CardParts.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = AnswerOf<'jobCard.get'>

const schema = jobCardLifecycle.verbs.askParts.input

/** Calls for the agreed parts, or asks for one that nobody has agreed to yet. */
export function PartKeys({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { run } = useCardVerbs(card)
  const [asking, setAsking] = useState(false)
  if (card.finishedAt !== null) return null
  const key = { minHeight: 52, flex: '1 1 140px' } as const
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} wrap>
        {card.parts.some(isMissing) && (
          <Button
            size="large"
            icon={<BellOutlined />}
            style={key}
            disabled={card.partsCalledAt !== null}
            onClick={() => run('callParts')}
          >
            {texts.verb('jobCard', 'callParts')}
          </Button>
        )}
        <Button size="large" icon={<PlusOutlined />} style={key} onClick={() => setAsking(true)}>
          {texts.verb('jobCard', 'askParts')}
        </Button>
      </Flex>
      {card.asked.map((one) => (
        <div key={one.id} style={{ color: token.colorTextDescription }}>
          {texts.name(one.titleZh, one.titleEn)} ·{' '}
          {texts.t(one.state === 'open' ? 'workshop.mine.askedOpen' : 'workshop.mine.askedDone')} ·{' '}
          <When at={one.createdAt} />
        </div>
      ))}
      <FormDrawer
        open={asking}
        close={() => setAsking(false)}
        title={texts.verb('jobCard', 'askParts')}
        sendLabel={texts.verb('jobCard', 'askParts')}
        record="jobCard"
        schema={schema}
        fields={[
          { name: 'words', kind: 'text' },
          { name: 'quantityThousandths', kind: 'quantity' },
        ]}
        initial={{ quantityThousandths: 1000 }}
        draftKey={`jobCard.askParts.${card.id}`}
        send={async (data) => {
          run('askParts', data)
          return undefined
        }}
      />
    </Flex>
  )
}
