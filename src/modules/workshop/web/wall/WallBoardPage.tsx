import { AlertFilled } from '@ant-design/icons'
import { Flex, theme } from 'antd'
import { promiseBand, type PromiseBand, promiseBands } from '../../../../kernel/contract/promise.ts'
import { useNow } from '../../../../console/clock.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useDark } from '../../../../console/looks.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { bandLook } from '../../../../console/theme.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Awaited } from '../../../../console/ui/Awaited.tsx'
import { CarTile, type WallCar } from './CarTile.tsx'
import { PeopleWall } from './PeopleWall.tsx'
import { useTurning } from './use-turning.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'

const shown = ['repairOrder', 'estimate', 'pick', 'inspection', 'bay', 'shift', 'bill']
const perPage = 12
const pageSeconds = 15

/** Cars of an order that nobody has yet received stand hollow; the rest run against their promise. */
export function carBand(car: WallCar, now: number): PromiseBand {
  return promiseBand({ promisedAt: car.promisedAt, state: car.state }, now) ?? 'booked'
}

/** The wall board: cars and why they stand still, then people and bays; it turns its pages by itself. */
export default function WallBoardPage() {
  const { workStore } = useSession()
  const texts = useTexts()
  const { token } = theme.useToken()
  const { data, error, refetch } = useRead('jobCard.board', {
    query: { store: workStore?.id ?? '' },
    enabled: workStore !== undefined,
    also: shown,
    everySeconds: 30,
  })
  const title = texts.t('workshop.board.title')
  useTitle(title)
  const cars = data?.cars ?? []
  const carPages = Math.max(1, Math.ceil(cars.length / perPage))
  const turning = useTurning(carPages + 1, pageSeconds)
  const people = turning.page === carPages
  const phone = usePhone()
  if (!workStore) return <Empty text={texts.t('workshop.board.noStore')} />
  return (
    <Flex
      vertical
      style={{
        // All sizes on the board follow its width, so that it fills whatever screen hangs there.
        fontSize: phone ? 13 : 'calc(min(100vw, 178dvh) / 64)',
        lineHeight: 1.3,
        // In the hand it is read downwards.
        ...(phone ? { minHeight: '100dvh' } : { height: '100dvh', overflow: 'hidden' }),
        padding: '0.6em',
        boxSizing: 'border-box',
        gap: '0.6em',
        background: token.colorBgLayout,
        color: token.colorText,
      }}
    >
      <WallHead
        cars={cars}
        store={texts.name(workStore.nameZh, workStore.nameEn)}
        title={people ? texts.t('workshop.board.people') : title}
      />
      <div style={{ flex: 1, minHeight: 0 }}>
        {!data ? (
          <Awaited error={error} again={refetch} />
        ) : people ? (
          <PeopleWall board={data} />
        ) : (
          <CarWall cars={cars.slice(turning.page * perPage, (turning.page + 1) * perPage)} />
        )}
      </div>
      <WallFoot pages={carPages + 1} page={turning.page} turn={turning.turn} />
    </Flex>
  )
}

function CarWall({ cars }: { readonly cars: readonly WallCar[] }) {
  const { t } = useTexts()
  const phone = usePhone()
  if (cars.length === 0) {
    return (
      <Flex align="center" justify="center" style={{ height: '100%', fontSize: '1.6em' }}>
        {t('workshop.board.noCars')}
      </Flex>
    )
  }
  return (
    <ul
      style={{
        display: 'grid',
        ...(phone
          ? { gridAutoRows: 'minmax(9em, auto)' }
          : {
              gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
              gridTemplateRows: 'repeat(3, minmax(0, 1fr))',
              height: '100%',
            }),
        gap: '0.5em',
        listStyle: 'none',
        margin: 0,
        padding: 0,
      }}
    >
      {cars.map((car) => (
        <CarTile key={car.orderId} car={car} />
      ))}
    </ul>
  )
}

interface WallHeadProps {
  readonly cars: readonly WallCar[]
  readonly store: string
  readonly title: string
}

/** Store, how many cars in which colour, and the clock. */
function WallHead({ cars, store, title }: WallHeadProps) {
  const now = useNow()
  const dark = useDark()
  const { c, t } = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  const bands = cars.map((car) => carBand(car, now))
  const late = cars.filter((car) => car.step?.late).length
  return (
    <Flex component="header" wrap={phone} justify="space-between" align="center" style={{ gap: '0.5em 1em' }}>
      <Flex vertical style={{ whiteSpace: 'nowrap' }}>
        <span style={{ fontSize: '0.8em', lineHeight: 1.2 }}>{store}</span>
        <strong style={{ fontSize: '1.3em', lineHeight: 1.1 }}>{title}</strong>
      </Flex>
      <Flex wrap={phone} style={{ gap: '0.5em', flexShrink: phone ? 1 : 0 }}>
        {promiseBands.map((band) => {
          const look = bandLook(band, dark)
          return (
            <span
              key={band}
              style={{
                padding: '0.1em 0.6em',
                borderRadius: '0.25em',
                whiteSpace: 'nowrap',
                color: look.ink,
                background: look.ground,
                border: `2px solid ${look.edge}`,
              }}
            >
              {c(`promise.${band === 'booked' ? 'none' : band}`)}{' '}
              <strong>{bands.filter((one) => one === band).length}</strong>
            </span>
          )
        })}
      </Flex>
      {late > 0 && (
        <strong style={{ color: token.colorError, whiteSpace: 'nowrap' }}>
          <AlertFilled aria-hidden /> {t('workshop.board.alarms', { count: late })}
        </strong>
      )}
      <time style={{ fontSize: '1.8em', fontWeight: 600, whiteSpace: 'nowrap' }}>{clockTime(now)}</time>
    </Flex>
  )
}

interface WallFootProps {
  readonly pages: number
  readonly page: number
  readonly turn: (page: number) => void
}

function WallFoot({ pages, page, turn }: WallFootProps) {
  const { t, c } = useTexts()
  const phone = usePhone()
  const { token } = theme.useToken()
  return (
    <Flex
      component="footer"
      justify="space-between"
      align="center"
      style={{ fontSize: phone ? '1em' : '0.6em' }}
      data-screen-only
    >
      <AppLink href="/">{c('home.link')}</AppLink>
      <Flex style={{ gap: '0.5em' }}>
        {Array.from({ length: pages }, (_, index) => (
          <button
            key={index}
            type="button"
            aria-label={t('workshop.board.page', { page: index + 1, pages })}
            aria-current={index === page}
            onClick={() => turn(index)}
            style={{
              width: '2.4em',
              height: '1em',
              padding: 0,
              cursor: 'pointer',
              border: `1px solid ${token.colorBorder}`,
              borderRadius: '0.3em',
              background: index === page ? token.colorPrimary : token.colorBgContainer,
            }}
          />
        ))}
      </Flex>
      <span>{t('workshop.board.page', { page: page + 1, pages })}</span>
    </Flex>
  )
}
