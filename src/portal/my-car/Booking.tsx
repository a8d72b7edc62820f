import { useState } from 'react'
import type { Me } from '../../kernel/contract/session.ts'
import { channelHere } from '../channel.ts'
import { ask } from '../client.ts'
import { ahead, dayOf } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import { type BookOwn, daysShown, type Deposit, type Item, items, type MyTimes } from './cars.ts'
import { AskedDeposit, DepositInBrief } from './AskedDeposit.tsx'
import { aboutCar, AboutCar, nothingSaid } from './AboutCar.tsx'
import { askedFor, noItems, OwnItems } from './OwnItems.tsx'
import { isOffered, nothingYet, Options, Page, Refused, type Wanted, WhenAndWho } from './Choices.tsx'
import { namedRecall, type OwnRecall, OwnRecalls, recallsOf, useRecalls, withRecall } from './OwnRecalls.tsx'
import { useDeposit } from './use-deposit.ts'
import { type Booked, useWish } from './use-wish.ts'

/** Others book the same times. */
const everyMs = 30_000

const noTimes: MyTimes = { minutes: 0, skill: 'mechanical', times: [] }

interface BookingProps {
  readonly me: Me
  readonly vehicleId: string
}

/** Four taps: store, item, time, confirm. The recall that a message named is chosen already. */
export function Booking(props: BookingProps) {
  const { t } = useTexts()
  const recalls = useRecalls(props.vehicleId)
  const named = namedRecall()
  if (!recalls && named) {
    return (
      <Page>
        <p role="status">{t('loading')}</p>
      </Page>
    )
  }
  return <Choose {...props} recalls={recalls ?? []} first={recalls?.find(({ id }) => id === named)} />
}

interface ChooseProps extends BookingProps {
  readonly recalls: readonly OwnRecall[]
  readonly first: OwnRecall | undefined
}

function Choose({ me, vehicleId, recalls, first }: ChooseProps) {
  const { t } = useTexts()
  const now = useNow()
  const [only] = me.stores
  const [storeId, setStore] = useState(me.stores.length === 1 ? (only?.id ?? '') : '')
  const [item, setItem] = useState<Item | undefined>(first ? 'recall' : undefined)
  const [wanted, want] = useState(nothingYet)
  const [chosenItems, chooseItems] = useState(first ? withRecall(noItems, first) : noItems)
  const [said, say] = useState(nothingSaid)
  const forRecall = (chosenItems.recallIds?.length ?? 0) > 0
  const ready = storeId !== '' && item !== undefined && (item !== 'recall' || forRecall)
  const about = `store=${storeId}&visitType=${item}${askedFor(chosenItems)}`
  const query = `${about}&from=${dayOf(now)}&days=${daysShown}`
  const { data, reload } = useLive(
    (signal) => (ready ? ask<MyTimes>(`/api/my/times?${query}`, { signal }) : Promise.resolve(noTimes)),
    ready ? query : '',
    everyMs,
  )
  const wish = useWish<BookOwn, Booked>('portal.booking', () => {
    want(nothingYet)
    reload()
  })
  const [tried, setTried] = useState<{ about: string; when: Wanted; paid: boolean }>()
  const chosen = isOffered(data, wanted)
  const deposit = useDeposit(chosen ? `${about}&vehicle=${vehicleId}&startsAt=${wanted.startsAt}` : '')
  if (wish.done) return <Done booked={wish.done} store={me.stores.find(({ id }) => id === storeId)} />
  const at = chosen ? wanted.startsAt : undefined
  const isBlocked = !chosen || deposit.isWaiting || wish.busy
  const book = (when: Wanted) => {
    if (!item || !data) return
    const { minutes, skill } = data
    setTried({ about, when, paid: deposit.asked !== null })
    const order = { storeId, vehicleId, visitType: item, minutes, skill, ...chosenItems, channel: channelHere() }
    void wish.send('/api/appointments/bookOwn', { ...order, ...when, ...aboutCar(said), ...deposit.input })
  }
  const takeOther = (startsAt: string) => {
    if (!tried) return // Another time is as good as confirmed, unless a deposit hangs on it: that is shown before.
    ;(tried.paid ? want : book)({ ...tried.when, startsAt })
  }
  return (
    <Page>
      <h1>{t('book.title')}</h1>
      <OwnRecalls
        recalls={recalls}
        chosen={chosenItems}
        onChoose={(next) => {
          chooseItems(next)
          if (next.recallIds?.length && !item) setItem('recall')
        }}
      />
      <Stores me={me} chosen={storeId} onChoose={setStore} />
      <Kinds
        forRecall={forRecall}
        chosen={item}
        onChoose={(next) => {
          setItem(next)
          chooseItems(recallsOf(chosenItems, recalls))
        }}
      />
      {item && <OwnItems vehicleId={vehicleId} kind={item} chosen={chosenItems} onChoose={chooseItems} />}
      {ready && <AboutCar said={said} say={say} open={item === 'general'} />}
      {ready && <WhenAndWho data={data} about={about} wanted={wanted} onWant={want} />}
      <AskedDeposit deposit={deposit.asked} />
      <Refused problem={wish.problem} onOther={tried?.about === about ? takeOther : undefined} />
      <Confirm at={at} deposit={deposit.asked} disabled={isBlocked} onConfirm={() => book(wanted)} />
    </Page>
  )
}

interface StoresProps {
  readonly me: Me
  readonly chosen: string
  readonly onChoose: (storeId: string) => void
}

function Stores({ me, chosen, onChoose }: StoresProps) {
  const { t, name } = useTexts()
  const options = me.stores.map(({ id, nameZh, nameEn }) => ({ value: id, label: name(nameZh, nameEn) }))
  return <Options title={t('book.store')} options={options} chosen={chosen} onChoose={onChoose} />
}

interface KindsProps {
  readonly forRecall: boolean
  readonly chosen: Item | undefined
  readonly onChoose: (item: Item) => void
}

function Kinds({ forRecall, chosen, onChoose }: KindsProps) {
  const { t } = useTexts()
  const options = kindsShown(forRecall).map((each) => ({ value: each, label: t(`book.${each}`) }))
  return <Options title={t('book.item')} options={options} chosen={chosen} onChoose={onChoose} />
}

/** A visit for a recall alone is offered to those whose car is called back. */
const kindsShown = (forRecall: boolean): readonly Item[] => (forRecall ? ['recall', ...items] : items)

interface ConfirmProps {
  /** The chosen time. */
  readonly at: string | undefined
  readonly deposit: Deposit | null
  readonly disabled: boolean
  readonly onConfirm: () => void
}

function Confirm({ at, deposit, disabled, onConfirm }: ConfirmProps) {
  const { t, language } = useTexts()
  const now = useNow()
  return (
    <div className="foot">
      {deposit && <DepositInBrief deposit={deposit} />}
      <button type="button" className="main wide" disabled={disabled} onClick={onConfirm}>
        {at ? t('book.confirmAt', { time: ahead(language, at, now) }) : t('book.confirm')}
      </button>
    </div>
  )
}

interface DoneProps {
  readonly booked: Booked
  readonly store: Me['stores'][number] | undefined
}

function Done({ booked, store: at }: DoneProps) {
  const { t, language, name } = useTexts()
  const store = name(at?.nameZh ?? null, at?.nameEn ?? null)
  const values = { store, time: ahead(language, booked.startsAt, useNow()), number: booked.number }
  return (
    <Page>
      <div className="box good" role="status">
        <h1>{t('book.done')}</h1>
        <p>{t('book.doneText', values)}</p>
      </div>
      <a className="button wide" href="/p/">
        {t('car.title')}
      </a>
    </Page>
  )
}
