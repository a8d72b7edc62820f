import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { Facts } from '../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Certificates } from './Certificates.tsx'
import { DepartmentWord, SkillWords } from './SkillWords.tsx'
import { staffFields } from './staff-fields.ts'

type Member = AnswerOf<'staff.get'>

const titleOf = (member: Member) => member.name
const bodyOf = (member: Member) => <MemberBody member={member} />

/** One person: what he can do and is allowed to. */
export default function StaffMemberPage() {
  const id = useRecordId()
  return (
    <RecordPage
      read="staff.get"
      id={id}
      path={['active']}
      title={titleOf}
      also={['certificate']}
      forms={(member) => ({
        edit: {
          fields: staffFields,
          initial: {
            staffNo: member.staffNo,
            name: member.name,
            department: member.department,
            position: member.position,
            skills: member.skills,
          },
          errorsAt: { 'people.staffNoTaken': 'staffNo' },
        },
        leave: {
          fields: [
            { name: 'lastDay', kind: 'day' },
            { name: 'reason', kind: 'text' },
          ],
        },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function MemberBody({ member }: { readonly member: Member }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('staff', name)
  return (
    <>
      <Section title={texts.t('people.staff.about')}>
        <Facts
          facts={[
            { label: field('staffNo'), value: member.staffNo },
            { label: field('department'), value: <DepartmentWord department={member.department} /> },
            { label: field('position'), value: member.position },
            { label: field('skills'), value: <SkillWords skills={member.skills} /> },
            { label: field('phoneMasked'), value: member.phoneMasked },
          ]}
        />
      </Section>
      <Certificates member={member} />
    </>
  )
}
