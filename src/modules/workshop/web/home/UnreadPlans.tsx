import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** Technicians who have not acknowledged what was changed on their plan; nothing while all have. */
export function UnreadPlans({ storeId }: { readonly storeId: string }) {
  const texts = useTexts()
  const { data } = useRead('jobCard.list', { query: { store: storeId, unread: 'true', limit: 20 } })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={texts.t('workshop.home.unread')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data.rows.map((card) => (
          <li key={card.id} style={{ paddingBlock: 6 }}>
            <AppLink href={`/job-cards/${card.id}`}>
              <Plate plate={card.plate} colour={card.plateColour} /> {card.technicianName}
            </AppLink>{' '}
            <When at={card.planChangedAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
