import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Typography } from 'antd'
import { type Dispatch, type SetStateAction, useState } from 'react'
import { useConnected } from '../../../../console/connection.ts'
import type { SearchHit } from '../../../../console/kernel-endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { CarsOf } from './CarsOf.tsx'
import { HitRow } from './HitRow.tsx'
import { NewCar } from './NewCar.tsx'
import { guess, NewCustomer } from './NewCustomer.tsx'
import type { Introduced } from '../reception/device/visitor.ts'
import { NewVisitor } from '../reception/NewVisitor.tsx'
import { useHits } from './use-hits.ts'
import { ClearIcon } from '../../../../console/ui/ClearIcon.tsx'
import { useFirstOnEnter } from '../../../../console/ui/form/use-first-on-enter.ts'

interface CarFinderProps {
  /** With what the search begins. */
  readonly text?: string | undefined
  readonly onFound: (vehicleId: string, customerId: string | undefined) => void
  /** Takes who is here for the first time while the line is down. */
  readonly onStranger?: (visitor: Introduced) => void
}

type Making = 'customer' | 'car' | 'stranger' | undefined

/** One box: plate, phone, VIN or name. Enter takes the first; who is new is written down on the spot. */
export function CarFinder({ text: first = '', onFound, onStranger }: CarFinderProps) {
  const texts = useTexts()
  const { can } = useSession()
  const connected = useConnected()
  const [text, setText] = useState(first)
  const [customerId, setCustomerId] = useState<string>()
  const [making, setMaking] = useState<Making>()
  const { hits, answered, none } = useHits(text)
  const choose = (hit: SearchHit) => {
    if (hit.record === 'vehicle') onFound(hit.id, undefined)
    else setCustomerId(hit.id)
  }
  const onEnter = useFirstOnEnter(text, answered, hits[0], choose)
  const type = (next: string) => {
    setText(next)
    setCustomerId(undefined)
  }
  return (
    <Flex vertical gap={12}>
      <Input
        autoFocus
        size="large"
        allowClear={{ clearIcon: <ClearIcon /> }}
        prefix={<SearchOutlined />}
        aria-label={texts.t('service.page.find')}
        placeholder={texts.t('service.page.findHint')}
        value={text}
        maxLength={60}
        onChange={(event) => type(event.target.value)}
        onPressEnter={onEnter}
      />
      {customerId === undefined ? (
        hits.map((hit) => <HitRow key={hit.id} hit={hit} choose={() => choose(hit)} />)
      ) : (
        <CarsOf
          customerId={customerId}
          onFound={(id) => onFound(id, customerId)}
          add={can('vehicle.register') ? () => setMaking('car') : undefined}
        />
      )}
      {none && customerId === undefined && (
        <Typography.Text type="secondary">{texts.t('service.page.notFound')}</Typography.Text>
      )}
      {can('customer.register') && customerId === undefined && (
        <div>
          <Button icon={<PlusOutlined />} onClick={() => setMaking(connected || !onStranger ? 'customer' : 'stranger')}>
            {texts.t('service.page.newCustomer')}
          </Button>
        </div>
      )}
      <Making
        making={making}
        typed={text}
        customerId={customerId}
        set={setMaking}
        onCustomer={setCustomerId}
        onCar={onFound}
        onStranger={onStranger}
      />
    </Flex>
  )
}

interface MakingProps {
  readonly making: Making
  readonly typed: string
  readonly customerId: string | undefined
  readonly set: Dispatch<SetStateAction<Making>>
  readonly onCustomer: (id: string) => void
  readonly onCar: CarFinderProps['onFound']
  readonly onStranger: CarFinderProps['onStranger']
}

/** The form for who or what is new. */
function Making({ making, typed, customerId, set, onCustomer, onCar, onStranger }: MakingProps) {
  const close = () => set(undefined)
  if (making === 'stranger' && onStranger)
    return <NewVisitor initial={guess(typed)} close={close} onDone={onStranger} />
  if (making === 'customer')
    return (
      <NewCustomer
        typed={typed}
        // Once the customer is there, the form of the car is open already.
        close={() => set((now) => (now === 'customer' ? undefined : now))}
        onDone={(id) => {
          onCustomer(id)
          set('car')
        }}
      />
    )
  if (making !== 'car' || customerId === undefined) return null
  return <NewCar typed={typed} ownerId={customerId} close={close} onDone={(id) => onCar(id, customerId)} />
}
