import { PaperLinks } from '../../../console/ui/PaperLinks.tsx'
import { SafetyCertificateOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import { promiseBand } from '../../../kernel/contract/promise.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Concerns } from './order/Concerns.tsx'
import { Courtesy } from './order/Courtesy.tsx'
import { CostBar } from './order/CostBar.tsx'
import { CustomerLinks } from './order/CustomerLinks.tsx'
import { EstimateList } from './order/EstimateList.tsx'
import { orderPath } from './order/in-shop.ts'
import { Plans } from './order/Plans.tsx'
import { orderForms } from './order/order-forms.tsx'
import { OrderDeposit } from './deposit/OrderDeposit.tsx'
import { UndoneWork } from '../../../console/ui/UndoneWork.tsx'
import { LateTogether } from './together/LateTogether.tsx'
import { VisitFacts } from './order/VisitFacts.tsx'

// What is done with an order comes when it is done.
const StepClocks = lazy(() => import('./order/StepClocks.tsx').then((file) => ({ default: file.StepClocks })))
const QuoteDrawer = lazy(() => import('./estimate/QuoteDrawer.tsx').then((file) => ({ default: file.QuoteDrawer })))
const ReviseDrawer = lazy(() => import('./estimate/ReviseDrawer.tsx').then((file) => ({ default: file.ReviseDrawer })))
const Settle = lazy(() => import('./order/Settle.tsx').then((file) => ({ default: file.Settle })))
const HandOver = lazy(() => import('./order/HandOver.tsx').then((file) => ({ default: file.HandOver })))

const AccidentSection = lazy(() =>
  import('./accident/AccidentSection.tsx').then((file) => ({ default: file.AccidentSection })),
)
const SubletSection = lazy(() => import('./sublet/SubletSection.tsx').then((file) => ({ default: file.SubletSection })))
const ArrivalState = lazy(() => import('./order/ArrivalState.tsx').then((file) => ({ default: file.ArrivalState })))
const OrderDiagnosis = lazy(() =>
  import('./diagnosis/OrderDiagnosis.tsx').then((file) => ({ default: file.OrderDiagnosis })),
)
const TowedWaits = lazy(() => import('./order/TowedWaits.tsx').then((file) => ({ default: file.TowedWaits })))
const VisitPhotos = lazy(() => import('./order/VisitPhotos.tsx').then((file) => ({ default: file.VisitPhotos })))
const SignCheckIn = lazy(() => import('./order/SignCheckIn.tsx').then((file) => ({ default: file.SignCheckIn })))

type Order = AnswerOf<'repairOrder.get'>

const titleOf = (order: Order) => <OrderTitle order={order} />
const asideOf = (order: Order) => (
  <>
    <CustomerLinks orderId={order.id} />
    <TraceLink order={order} />
  </>
)

/** Who moved it: a person by name, the rest by the word for them. */
function timesOf(texts: Texts, order: Order) {
  return order.steps.map((step) => {
    const key = `service.page.by.${step.by}`
    return texts.has(key) ? { ...step, by: texts.t(key) } : step
  })
}

const shown = ['estimate', 'jobCard', 'inspection', 'bill', 'pick', 'customer', 'vehicle']

type Doing = 'quote' | 'supplement' | 'revise' | 'settle' | 'handOver' | 'signCheckIn'

const ownWays = (begin: (doing: Doing) => void) => ({
  quote: () => begin('quote'),
  supplement: () => begin('supplement'),
  revise: () => begin('revise'),
  settle: () => begin('settle'),
  handOver: () => begin('handOver'),
  signCheckIn: () => begin('signCheckIn'),
})

/** While the promise is near or past, the customer hears of it before anything else is edited. */
const untilTold = (order: Order, now: number) => {
  const band = promiseBand(order, now)
  return band === 'soon' || band === 'over' ? (['contact', 'changePromise'] as const) : []
}

export default function OrderPage() {
  const id = useRecordId()
  const texts = useTexts()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  return (
    <RecordPage
      read="repairOrder.get"
      id={id}
      path={orderPath}
      title={titleOf}
      times={(order) => timesOf(texts, order)}
      promisedAt={(order) => order.promisedAt}
      forms={(order) => orderForms(texts, order)}
      own={() => ownWays(setDoing)}
      also={shown}
      hide={['withdraw', 'clean', 'receiveTowed']}
      urgent={untilTold}
      aside={asideOf}
    >
      {(order) => (
        <>
          <Suspense fallback={null}>
            <OrderDiagnosis order={order} />
          </Suspense>
          <Plans order={order} />
          <Suspense fallback={null}>
            <AccidentSection order={order} />
          </Suspense>
          <Concerns order={order} />
          <EstimateList order={order} />
          {order.billId === null && <OrderDeposit order={order} />}
          <CostBar order={order} />
          <VisitFacts order={order} />
          <Suspense fallback={null}>
            <SubletSection order={order} />
            <StepClocks order={order} />
          </Suspense>
          <Courtesy order={order} />
          <Suspense fallback={null}>
            <TowedWaits order={order} />
            <ArrivalState orderId={order.id} signedAt={order.checkInSignedAt} byLink={order.walkedAt !== null} />
          </Suspense>
          <UndoneWork rows={order.declined} />
          <LateTogether order={order} />
          <Suspense fallback={null}>
            <VisitPhotos order={order} />
          </Suspense>
          <PaperLinks
            title={texts.field('repairOrder', 'papers')}
            papers={order.papers}
            kindOf={(kind) => texts.value('repairOrder', 'paper', kind)}
          />
          <Suspense fallback={null}>
            {(doing === 'quote' || doing === 'supplement') && <QuoteDrawer order={order} verb={doing} close={close} />}
            {doing === 'revise' && <ReviseDrawer order={order} close={close} />}
            {doing === 'settle' && <Settle order={order} close={close} />}
            {doing === 'signCheckIn' && <SignCheckIn order={order} close={close} />}
            {doing === 'handOver' && <HandOver order={order} close={close} />}
          </Suspense>
        </>
      )}
    </RecordPage>
  )
}

/** Who did what and when, with the proof that nobody changed it since. */
function TraceLink({ order }: { readonly order: Order }) {
  const texts = useTexts()
  const { can } = useSession()
  if (!can('trace.see')) return null
  return (
    <AppLink href={`/repair-orders/${order.id}/trace`}>
      <SafetyCertificateOutlined /> {texts.t('quality.trace.title')}
    </AppLink>
  )
}

function OrderTitle({ order }: { readonly order: Order }) {
  const texts = useTexts()
  return (
    <>
      <Plate plate={order.plate} colour={order.plateColour} large />
      <strong style={{ whiteSpace: 'nowrap' }}>{order.customerName}</strong>
      <span>{texts.name(order.modelZh, order.modelEn)}</span>
    </>
  )
}
