import { useNow } from '../../../console/clock.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { dayTime } from '../../../console/formats.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Section } from '../../../console/ui/Section.tsx'

/** What to say, in order, with this customer's name, car and put-off work already in it. */
export function CallScript({ file }: { readonly file: AnswerOf<'followUp.get'> }) {
  const texts = useTexts()
  const now = useNow()
  const { me } = useSession()
  const store = me.stores.find(({ id }) => id === file.storeId)
  const items = file.declined
    .map((line) => texts.name(line.nameZh, line.nameEn))
    .join(texts.language === 'en' ? ', ' : '、')
  const values = {
    customer: file.customerName,
    store: store ? texts.name(store.nameZh, store.nameEn) : '',
    plate: file.plate,
    closedAt: file.closedAt ? dayTime(file.closedAt, now) : '',
    advisor: file.advisorName,
    items,
  }
  const parts = ['greeting', 'car', 'service', 'wishes', ...(items ? ['declined'] : []), 'thanks']
  return (
    <Section title={texts.t('care.page.script')}>
      <ol style={{ margin: 0, paddingInlineStart: 24, fontSize: 16, lineHeight: 1.8 }}>
        {parts.map((part) => (
          <li key={part}>{texts.t(`care.script.${part}`, values)}</li>
        ))}
      </ol>
    </Section>
  )
}
