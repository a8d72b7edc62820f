import { Typography } from 'antd'
import { z } from 'zod'
import { useNarrow } from '../../../console/screen.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { Section } from '../../../console/ui/Section.tsx'
import { BookingForm } from './booking/BookingForm.tsx'
import { CarFinder } from './find/CarFinder.tsx'
import { useVisitor } from './find/use-visitor.ts'
import { VisitorCard } from './find/VisitorCard.tsx'

const search = z.object({
  vehicle: z.string().optional(),
  customer: z.string().optional(),
  /** The recall for which it is booked. */
  recall: z.string().optional(),
  /** The store where it is wanted; else the one on the screen. */
  store: z.string().optional(),
  /** A time chosen in the calendar. */
  at: z.string().optional(),
})

/** A booking in one page: whose car, what for, when. */
export default function BookingPage() {
  const texts = useTexts()
  const narrow = useNarrow()
  const [{ vehicle, customer, at, recall, store }, set] = usePageSearch(search)
  const visitor = useVisitor(vehicle, customer)
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
        {texts.t('service.page.booking')}
      </Typography.Title>
      <div style={{ display: 'grid', gap: 12, maxWidth: narrow ? undefined : 1200 }}>
        <Section title={texts.t('service.page.whose')}>
          {visitor.car ? (
            <VisitorCard
              car={visitor.car}
              visitor={visitor}
              onCustomer={(id) => set({ customer: id })}
              onOther={() => set({ vehicle: undefined, customer: undefined })}
            />
          ) : (
            <CarFinder onFound={(id, customerId) => set({ vehicle: id, customer: customerId })} />
          )}
        </Section>
        {visitor.car && visitor.customerId && (
          <BookingForm
            key={visitor.car.id}
            vehicleId={visitor.car.id}
            customerId={visitor.customerId}
            powertrain={visitor.car.powertrain}
            at={at}
            recallId={recall}
            store={store}
            chooseStore={(id) => set({ store: id })}
          />
        )}
      </div>
    </>
  )
}
