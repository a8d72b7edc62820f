import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import type { SearchHit } from '../../../../console/kernel-endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { CarsOf } from './CarsOf.tsx'
import { HitRow } from './HitRow.tsx'
import { NewCar } from './NewCar.tsx'
import { NewCustomer } from './NewCustomer.tsx'
import { useHits } from './use-hits.ts'
import { ClearIcon } from '../../../../console/ui/ClearIcon.tsx'
import { useFirstOnEnter } from '../../../../console/ui/form/use-first-on-enter.ts'

interface CarFinderProps {
  /** With what the search begins. */
  readonly text?: string | undefined
  readonly onFound: (vehicleId: string, customerId: string | undefined) => void
}

type Making = 'customer' | 'car' | undefined

/** One box: plate, phone, VIN or name. Enter takes the first; who is new is written down on the spot. */
export function CarFinder({ text: first = '', onFound }: CarFinderProps) {
  const texts = useTexts()
  const { can } = useSession()
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
          <Button icon={<PlusOutlined />} onClick={() => setMaking('customer')}>
            {texts.t('service.page.newCustomer')}
          </Button>
        </div>
      )}
      {making === 'customer' && (
        <NewCustomer
          typed={text}
          close={() => setMaking((now) => (now === 'customer' ? undefined : now))}
          onDone={(id) => {
            setCustomerId(id)
            setMaking('car')
          }}
        />
      )}
      {making === 'car' && customerId !== undefined && (
        <NewCar
          typed={text}
          ownerId={customerId}
          close={() => setMaking(undefined)}
          onDone={(id) => onFound(id, customerId)}
        />
      )}
    </Flex>
  )
}
