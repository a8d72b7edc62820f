import { CheckOutlined } from '@ant-design/icons'
import { Button, Flex, Tag, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { cleaningParts } from '../../contract/cleaning.ts'

/** Cars that passed their inspection and wait to be washed; outside, inside and dry are ticked one by one, or all with one tap. Nothing while none waits. */
export function ToClean() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { store, can } = useSession()
  const { data } = useRead('repairOrder.toClean', {
    query: store ? { store: store.id } : {},
    also: ['repairOrder', 'inspection', 'bill'],
    enabled: can('repairOrder.clean'),
    everySeconds: 120,
  })
  if (!data || data.rows.length === 0) return null
  const title = `${texts.t('service.steps.toClean')} ${texts.t('service.steps.toCleanCount', { count: data.rows.length })}`
  return (
    <Section title={title}>
      <ul aria-label={title} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data.rows.map((row, index) => (
          <li
            key={row.id}
            style={{ paddingBlock: 8, borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined }}
          >
            <CarToClean row={row} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CarToClean({ row }: { readonly row: RowOf<'repairOrder.toClean'> }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const clean = useVerb('repairOrder.clean')
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <Flex vertical gap={4} style={{ minWidth: 0 }}>
        <Flex gap={8} align="center" wrap>
          <AppLink href={`/repair-orders/${row.id}`}>
            <Plate plate={row.plate} colour={row.plateColour} />
          </AppLink>
          <span>{texts.name(row.modelZh, row.modelEn)}</span>
          <PromisedTime promisedAt={row.promisedAt} state={row.state} />
        </Flex>
        <Flex gap={8} align="center" wrap style={{ color: token.colorTextDescription }}>
          <When at={row.readyAt} />
          {row.waiting && <Tag color="warning">{texts.t('service.steps.waits')}</Tag>}
          {row.isNeeded && <Tag>{texts.t('service.steps.mustBeClean')}</Tag>}
          {row.cleanerName && <span>{row.cleanerName}</span>}
        </Flex>
      </Flex>
      <Flex gap={8} wrap>
        {cleaningParts.map((part) => {
          const done = row.parts.includes(part)
          return (
            <Button
              key={part}
              size="large"
              aria-pressed={done}
              {...(done ? { type: 'primary', ghost: true, icon: <CheckOutlined /> } : {})}
              disabled={done || clean.pending}
              onClick={() => void clean.run({ parts: [part] }, row)}
              style={{ minHeight: 48 }}
            >
              {texts.t(`service.value.cleaningPart.${part}`)}
            </Button>
          )
        })}
        <Button
          size="large"
          type="primary"
          icon={<CheckOutlined />}
          loading={clean.pending}
          onClick={() => void clean.run({ parts: [...cleaningParts] }, row)}
          style={{ minHeight: 48 }}
        >
          {texts.verb('repairOrder', 'clean')}
        </Button>
      </Flex>
    </Flex>
  )
}
