import { useMemo } from 'react'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Plate } from '../../../console/ui/Plate.tsx'
import type { VerbForm } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { AnswerKeys } from './AnswerKeys.tsx'
import { AttemptKeys } from './AttemptKeys.tsx'
import { CallScript } from './CallScript.tsx'
import { PreviousCalls, SaidNow, VisitFile, WhoFacts } from './CallFile.tsx'
import { NextCallButton } from './NextCallButton.tsx'

type File = AnswerOf<'followUp.get'>

const titleOf = (file: File) => (
  <>
    <strong>{file.customerName}</strong>
    <Plate plate={file.plate} colour={file.plateColour} large />
  </>
)
const asideOf = (file: File) => <NextCallButton current={file.id} />
const bodyOf = (file: File) => <CallBody file={file} />

/** Everything for one call: who, which car, what was said and done, what to say, and the answers as keys. */
export function CallScreen({ id }: { readonly id: string }) {
  const texts = useTexts()
  const complete = useMemo(() => completeForm(texts), [texts])
  return (
    <RecordPage
      read="followUp.get"
      id={id}
      path={['due', 'done']}
      times={(file) => (file.calledAt ? [{ state: 'done', at: file.calledAt }] : [])}
      title={titleOf}
      forms={() => ({ complete, giveUp: { fields: [{ name: 'reason', kind: 'text' }] } })}
      hide={['attempt']}
      aside={asideOf}
    >
      {bodyOf}
    </RecordPage>
  )
}

function CallBody({ file }: { readonly file: File }) {
  return (
    <>
      <WhoFacts file={file} />
      <AttemptKeys file={file} />
      {file.state === 'due' ? <CallScript file={file} /> : <SaidNow file={file} />}
      <VisitFile file={file} />
      <PreviousCalls file={file} />
    </>
  )
}

const felt = [5, 4, 3, 2, 1]
const scores = [1, 2, 3, 4, 5].map((score) => ({ value: score, label: String(score) }))

function completeForm(texts: Texts) {
  const runs = [
    { value: true, label: texts.c('yes') },
    { value: false, label: texts.c('no') },
  ]
  const words = felt.map((value) => ({ value, label: texts.t(`care.felt.${value}`) }))
  return {
    fields: [
      { name: 'carRunsWell', kind: 'own', draw: (control) => <AnswerKeys control={control} options={runs} /> },
      { name: 'score', kind: 'own', draw: (control) => <AnswerKeys control={control} options={scores} /> },
      { name: 'sincerity', kind: 'own', draw: (control) => <AnswerKeys control={control} options={words} /> },
      { name: 'smile', kind: 'own', draw: (control) => <AnswerKeys control={control} options={words} /> },
      { name: 'keyPoints', kind: 'longText', rows: 3 },
      { name: 'wishes', kind: 'longText', rows: 2 },
      { name: 'complaint', kind: 'longText', rows: 2 },
    ],
  } satisfies VerbForm<'followUp.complete'>
}
