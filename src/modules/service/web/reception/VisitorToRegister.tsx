import { EditOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { randomKey } from '../../../../console/intent.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Vin } from '../../../../console/ui/Vin.tsx'
import type { Desk } from './device/desk.ts'
import type { Draft, FirstVisitor } from './device/draft.ts'
import { introduced, openQuestions, withVisitor } from './device/visitor.ts'
import { NewVisitor } from './NewVisitor.tsx'

interface VisitorToRegisterProps {
  readonly draft: Draft
  readonly visitor: FirstVisitor
  readonly desk: Desk
  /** He has left again. */
  readonly gone: () => void
}

/** The first-time visitor and his car, until both are registered; who is known already is shown and chosen. */
export function VisitorToRegister({ draft, visitor, desk, gone }: VisitorToRegisterProps) {
  const texts = useTexts()
  const [editing, setEditing] = useState(false)
  const change = (more: Partial<FirstVisitor>) => {
    desk.change(draft.vehicleId, (now) => withVisitor(now, more))
    void desk.sync()
  }
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} align="center" wrap>
        <Plate plate={visitor.plate} large />
        <strong>{visitor.name}</strong>
        <span>{visitor.phone}</span>
        <Tag color="processing">{texts.t('service.page.toRegister')}</Tag>
        <Button size="small" icon={<EditOutlined />} onClick={() => setEditing(true)}>
          {texts.t('service.page.correct')}
        </Button>
        <Popconfirm
          title={texts.t('service.page.discardVisitor')}
          okText={texts.t('service.page.discard')}
          cancelText={texts.c('form.cancel')}
          onConfirm={() => void desk.discard(draft.vehicleId).then(gone)}
        >
          <Button size="small" danger>
            {texts.t('service.page.discard')}
          </Button>
        </Popconfirm>
      </Flex>
      <Vin vin={visitor.vin} />
      <KnownAlready visitor={visitor} change={change} correct={() => setEditing(true)} />
      {editing && (
        <NewVisitor
          initial={visitor}
          close={() => setEditing(false)}
          onDone={(asked) => {
            desk.change(draft.vehicleId, (now) => ({ ...now, plate: asked.plate }))
            // Who was registered under the old words stays registered; only what is asked anew is asked under new keys.
            const { customerId } = visitor
            change({ ...introduced(asked), ...(visitor.phone === asked.phone ? { customerId } : {}) })
          }}
        />
      )}
    </Flex>
  )
}

interface KnownAlreadyProps {
  readonly visitor: FirstVisitor
  readonly change: (more: Partial<FirstVisitor>) => void
  readonly correct: () => void
}

/** The phone, plate or VIN is in a file already: the person says whose. Nothing is put together by itself. */
function KnownAlready({ visitor, change, correct }: KnownAlreadyProps) {
  const texts = useTexts()
  const open = openQuestions(visitor)
  if (!visitor.known || (!open.customer && !open.car)) return null
  const { customers, cars } = visitor.known
  const row = { height: 'auto', minHeight: 48, paddingBlock: 8, textAlign: 'start', whiteSpace: 'normal' } as const
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={texts.t('service.page.visitorKnown')}
      description={
        <Flex vertical gap={8}>
          {open.customer && <span>{texts.t('service.page.phoneKnown', { phone: visitor.phone })}</span>}
          {open.customer &&
            customers.map(({ id, name, more }) => (
              <Button key={id} style={row} onClick={() => change({ customerId: id })}>
                {texts.t('service.page.isThisPerson', { name: [name, more].filter(Boolean).join(' · ') })}
              </Button>
            ))}
          {open.customer && (
            <Button style={row} onClick={() => change({ isSomebodyElse: true, customerKey: randomKey() })}>
              {texts.t('service.page.isSomebodyElse', { name: visitor.name })}
            </Button>
          )}
          {open.car && <span>{texts.t('service.page.carKnown')}</span>}
          {open.car &&
            cars.map(({ id, title, more }) => (
              <Button key={id} style={row} onClick={() => change({ carId: id })}>
                {texts.t('service.page.isThisCar', { name: [title, more].filter(Boolean).join(' · ') })}
              </Button>
            ))}
          {open.car && (
            <Button style={row} icon={<EditOutlined />} onClick={correct}>
              {texts.t('service.page.carMistyped')}
            </Button>
          )}
        </Flex>
      }
    />
  )
}
