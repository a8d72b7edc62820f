import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { RecordPage } from '../../../../console/ui/RecordPage.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { NeedLines } from './NeedLines.tsx'
import { StudyDrawer } from './StudyDrawer.tsx'

type Study = AnswerOf<'needStudy.get'>

/** What a customer will need and what is best done next. */
export default function NeedStudyPage() {
  const id = useRecordId()
  const texts = useTexts()
  const [doing, setDoing] = useState<'study' | 'revise'>()
  return (
    <RecordPage
      read="needStudy.get"
      id={id}
      title={(study: Study) => <AppLink href={`/customers/${study.customerId}`}>{study.customerName}</AppLink>}
      times={(study) => (study.studiedAt ? [{ state: 'done', at: study.studiedAt }] : [])}
      own={() => ({ study: () => setDoing('study'), revise: () => setDoing('revise') })}
      also={['customer', 'vehicle', 'repairOrder']}
    >
      {(study) => (
        <>
          <Section title={texts.field('needStudy', 'needs')}>
            <NeedLines needs={study.needs} />
            {study.noneBecause && <p style={{ margin: 0 }}>{`${texts.t('care.needs.none')}：${study.noneBecause}`}</p>}
            {study.needs.length === 0 && !study.noneBecause && <Soft>{texts.t('care.needs.notYet')}</Soft>}
          </Section>
          {doing && <StudyDrawer study={study} verb={doing} close={() => setDoing(undefined)} />}
        </>
      )}
    </RecordPage>
  )
}
