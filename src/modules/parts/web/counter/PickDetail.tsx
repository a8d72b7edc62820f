import { Alert, Button, Flex, Skeleton } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useNow } from '../../../../console/clock.ts'
import { plainDay } from '../../../../console/formats.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { ReasonButton } from '../../../../console/ui/record/ReasonButton.tsx'
import { Timeline } from '../../../../console/ui/record/Timeline.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { IssueForm } from './IssueForm.tsx'
import { PickLines } from './PickLines.tsx'
import { MoveDrawer, mostOf } from './MoveDrawer.tsx'

export type Pick = AnswerOf<'pick.get'>

const also = ['part', 'jobCard', 'repairOrder']

/** One pick list: what lies where, hand it out, take it back. */
export function PickDetail({ id }: { readonly id: string }) {
  const texts = useTexts()
  const { data, error } = useRead('pick.get', { id, also: ['part', 'stockReceipt', 'repairOrder'] })
  if (data) return <OpenPick pick={data} />
  return error ? (
    <Alert type="error" showIcon title={texts.problem(asProblem(error))} />
  ) : (
    <Skeleton active paragraph={{ rows: 8 }} />
  )
}

function OpenPick({ pick }: { readonly pick: Pick }) {
  const texts = useTexts()
  const now = useNow()
  const may = (verb: string) => pick.actions?.some((action) => action.name === verb && !action.refusal) === true
  const order = recordPath('repairOrder', pick.orderId)
  const head = (
    <Flex gap={8} align="center" wrap>
      <StateTag record="pick" state={pick.state} />
      <PromisedTime promisedAt={pick.promisedAt} state={pick.state === 'open' ? 'working' : 'done'} />
    </Flex>
  )
  return (
    <Flex vertical gap={12}>
      <Section title={texts.t('parts.counter.pickOf', { order: pick.orderNumber })} extra={head}>
        <Flex gap={12} align="center" wrap style={{ marginBottom: 12 }}>
          <Plate plate={pick.plate} colour={pick.plateColour} large />
          {pick.technician && <strong>{texts.t('parts.counter.for', { technician: pick.technician })}</strong>}
          {order && <AppLink href={order}>{texts.t('parts.counter.openOrder')}</AppLink>}
          {pick.shortCount > 0 && pick.expectedOn && (
            <span>
              {texts.field('pick', 'expectedOn')} <strong>{plainDay(pick.expectedOn, now)}</strong>
            </span>
          )}
        </Flex>
        {may('issue') ? <IssueForm key={pick.version} pick={pick} /> : <PickLines lines={pick.lines} />}
      </Section>
      <PickActions pick={pick} />
      <Timeline record="pick" id={pick.id} />
    </Flex>
  )
}

/** Taking back, freeing and reserving again; what cannot be done tells why. */
function PickActions({ pick }: { readonly pick: Pick }) {
  const texts = useTexts()
  const [moving, setMoving] = useState<'takeBack' | 'unreserve'>()
  const [dating, setDating] = useState(false)
  const again = useVerb('pick.reserveAgain', { also })
  const actions = (pick.actions ?? []).filter((action) => action.name !== 'issue')
  const empty = (name: string) =>
    (name === 'takeBack' || name === 'unreserve') && !pick.lines.some((line) => mostOf[name](line) > 0)
  const press = (name: string) => {
    if (name === 'takeBack' || name === 'unreserve') setMoving(name)
    else if (name === 'reserveAgain') void again.run({}, pick)
    else if (name === 'expect') setDating(true)
  }
  return (
    <Flex gap={8} wrap role="toolbar" aria-label={texts.c('record.actions')}>
      {actions.map(({ name, refusal }) =>
        empty(name) ? (
          <ReasonButton key={name} label={texts.verb('pick', name)} reason={texts.t(`parts.counter.none.${name}`)} />
        ) : refusal ? (
          <ReasonButton key={name} label={texts.verb('pick', name)} reason={texts.refusal(refusal)} />
        ) : (
          <Button key={name} onClick={() => press(name)}>
            {texts.verb('pick', name)}
          </Button>
        ),
      )}
      {dating && (
        <VerbDrawer
          verb="pick.expect"
          open
          close={() => setDating(false)}
          target={pick}
          also={also}
          form={{ fields: [{ name: 'expectedOn', kind: 'day' }] }}
        />
      )}
      {moving && <MoveDrawer key={moving} verb={moving} pick={pick} close={() => setMoving(undefined)} />}
    </Flex>
  )
}
