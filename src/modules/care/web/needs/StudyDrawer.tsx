import { Alert, Button, Drawer, Flex, Input, Select } from 'antd'
import { useState } from 'react'
import type { AnswerOf, RowOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { formatYuan } from '../../../../kernel/money.ts'
import { type Need, needKinds } from '../../contract/need-study.ts'

type Study = AnswerOf<'needStudy.get'>
type Proposed = RowOf<'needStudy.proposals'>

interface StudyDrawerProps {
  readonly study: Study
  readonly verb: 'study' | 'revise'
  readonly close: () => void
}

/** What a proposal says, in words. */
function reasonOf(texts: Texts, { kind, plate, details }: Proposed): string {
  const fen = details['amountFen']
  const values = { ...details, ...(typeof fen === 'number' ? { amountFen: formatYuan(fen) } : {}) }
  return [plate, texts.t(`care.needs.reason.${kind}`, values)].filter(Boolean).join(' ')
}

/** The needs of a customer, from what the data suggest and from what the person knows. */
export function StudyDrawer({ study, verb, close }: StudyDrawerProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [needs, setNeeds] = useState<readonly Need[]>(study.needs)
  const [because, setBecause] = useState(study.noneBecause ?? '')
  const [problem, setProblem] = useState<ProblemError>()
  const { run, pending } = useVerb(`needStudy.${verb}`, { quiet: true })
  const label = texts.verb('needStudy', verb)
  const send = async () => {
    const given = needs.filter((one) => one.words.trim() !== '' && one.action.trim() !== '')
    const none = given.length === 0 && because.trim() !== '' ? { noneBecause: because.trim() } : {}
    const outcome = await run({ needs: given, ...none }, study)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const change = (index: number, more: Partial<Need>) =>
    setNeeds(needs.map((one, at) => (at === index ? { ...one, ...more } : one)))
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button type="primary" loading={pending} onClick={() => void send()}>
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 640} footer={footer}>
      <Flex vertical gap={16}>
        <Proposals customerId={study.customerId} add={(need) => setNeeds([...needs, need])} />
        {needs.map((one, index) => (
          // The place in the list is all that tells two empty lines apart.
          <NeedEditor
            key={index}
            need={one}
            change={(more) => change(index, more)}
            remove={() => setNeeds(needs.filter((_, at) => at !== index))}
          />
        ))}
        <Button onClick={() => setNeeds([...needs, { kind: 'other', words: '', action: '' }])}>
          {texts.t('care.needs.add')}
        </Button>
        {needs.length === 0 && (
          <label>
            {texts.field('needStudy', 'noneBecause')}
            <Input value={because} maxLength={200} onChange={(event) => setBecause(event.target.value)} />
          </label>
        )}
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}

interface ProposalsProps {
  readonly customerId: string
  readonly add: (need: Need) => void
}

function Proposals({ customerId, add }: ProposalsProps) {
  const texts = useTexts()
  const { data } = useRead('needStudy.proposals', { id: customerId })
  if (!data) return null
  return (
    <div>
      <strong>{texts.t('care.needs.proposed')}</strong>
      {data.rows.length === 0 && (
        <div>
          <Soft>{texts.t('care.needs.noProposals')}</Soft>
        </div>
      )}
      {data.rows.map((row) => {
        const words = reasonOf(texts, row)
        return (
          <Flex
            key={`${row.kind} ${row.vehicleId}`}
            gap={8}
            align="center"
            justify="space-between"
            style={{ paddingTop: 8 }}
          >
            <span>
              {texts.value('needStudy', 'kind', row.kind)} <Soft>{words}</Soft>
            </span>
            <Button
              size="small"
              onClick={() => add({ kind: row.kind, words, action: texts.t(`care.needs.action.${row.kind}`) })}
            >
              {texts.t('care.needs.takeOver')}
            </Button>
          </Flex>
        )
      })}
    </div>
  )
}

interface NeedEditorProps {
  readonly need: Need
  readonly change: (more: Partial<Need>) => void
  readonly remove: () => void
}

function NeedEditor({ need, change, remove }: NeedEditorProps) {
  const texts = useTexts()
  const field = (name: string) => texts.field('needStudy', name)
  return (
    <Flex vertical gap={6}>
      <Flex gap={8}>
        <Select
          aria-label={field('kind')}
          value={need.kind}
          onChange={(kind) => change({ kind })}
          options={needKinds.map((kind) => ({ value: kind, label: texts.value('needStudy', 'kind', kind) }))}
          style={{ width: 150 }}
        />
        <Input
          aria-label={field('words')}
          placeholder={field('words')}
          value={need.words}
          maxLength={200}
          onChange={(event) => change({ words: event.target.value })}
        />
        <Button onClick={remove}>{texts.t('care.needs.remove')}</Button>
      </Flex>
      <Input
        aria-label={field('action')}
        placeholder={field('action')}
        value={need.action}
        maxLength={200}
        onChange={(event) => change({ action: event.target.value })}
      />
    </Flex>
  )
}
