import { Alert, Button, Checkbox, Drawer, Flex, Input, Radio } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import type { InsuredLine } from './LineAmounts.tsx'

interface AgreeDifferenceProps {
  readonly accident: NonNullable<AnswerOf<'accident.ofOrder'>['accident']>
  readonly held: readonly InsuredLine[]
  readonly close: () => void
}

const channels = ['desk', 'phone'] as const

/** The customer sees what the insurer leaves to him, and signs for it or says so on the telephone. */
export function AgreeDifference({ accident, held, close }: AgreeDifferenceProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [chosen, choose] = useState<readonly string[]>(held.map((line) => line.id))
  const [channel, setChannel] = useState<(typeof channels)[number]>('desk')
  const [signer, setSigner] = useState('')
  const [said, setSaid] = useState('')
  const [image, setImage] = useState<string>()
  const [problem, setProblem] = useState<ProblemError>()
  const agree = useVerb('accident.agreeDifference', { quiet: true, also: ['repairOrder'] })
  const label = (field: string) => texts.field('accident', field)
  const isProved = channel === 'desk' ? image !== undefined : said.trim().length >= 2
  const send = async () => {
    const proof = channel === 'desk' ? { signatureImage: image } : { said: said.trim() }
    const outcome = await agree.run({ lineIds: [...chosen], channel, signer: signer.trim(), ...proof }, accident)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button
        type="primary"
        loading={agree.pending}
        disabled={chosen.length === 0 || signer.trim() === '' || !isProved}
        onClick={() => void send()}
      >
        {texts.verb('accident', 'agreeDifference')}
      </Button>
    </Flex>
  )
  return (
    <Drawer
      open
      onClose={close}
      title={texts.verb('accident', 'agreeDifference')}
      size={phone ? '100%' : 640}
      footer={footer}
    >
      <Flex vertical gap={16}>
        <Lines held={held} chosen={chosen} choose={choose} />
        <Radio.Group
          optionType="button"
          aria-label={label('channel')}
          value={channel}
          onChange={(event) => setChannel(event.target.value === 'phone' ? 'phone' : 'desk')}
          options={channels.map((one) => ({ value: one, label: texts.value('accident', 'channel', one) }))}
        />
        <Labelled label={label('signer')}>
          <Input
            aria-label={label('signer')}
            value={signer}
            maxLength={60}
            onChange={(event) => setSigner(event.target.value)}
          />
        </Labelled>
        {channel === 'desk' ? (
          <SignaturePad signer={signer} onChange={setImage} />
        ) : (
          <Words said={said} say={setSaid} />
        )}
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}

/** What he said on the telephone, in his own words. */
function Words({ said, say }: { readonly said: string; readonly say: (words: string) => void }) {
  const label = useTexts().field('accident', 'said')
  return (
    <Labelled label={label}>
      <Input aria-label={label} value={said} maxLength={200} onChange={(event) => say(event.target.value)} />
    </Labelled>
  )
}

interface LinesProps {
  readonly held: readonly InsuredLine[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}

function Lines({ held, chosen, choose }: LinesProps) {
  const texts = useTexts()
  return (
    <Flex vertical gap={8}>
      {held.map((line) => (
        <Flex key={line.id} justify="space-between" gap={8}>
          <Checkbox
            checked={chosen.includes(line.id)}
            onChange={(event) =>
              choose(event.target.checked ? [...chosen, line.id] : chosen.filter((id) => id !== line.id))
            }
          >
            {texts.name(line.nameZh, line.nameEn)}
          </Checkbox>
          <Money fen={line.missingFen} strong />
        </Flex>
      ))}
    </Flex>
  )
}
