import { Button, Flex } from 'antd'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'

/** Diagnoses that the technician has begun, and how many cars wait for one. */
export function ToDiagnose() {
  const texts = useTexts()
  const go = useGo()
  const { store, can } = useSession()
  const may = can('diagnosis.work')
  const scope = store ? { store: store.id } : {}
  const mine = useRead('diagnosis.list', {
    query: { ...scope, mine: 'true', state: 'open', limit: 5 },
    also: ['repairOrder'],
    enabled: may,
  })
  const waiting = useRead('diagnosis.waiting', { query: scope, also: ['repairOrder', 'diagnosis'], enabled: may })
  const open = mine.data?.rows ?? []
  const count = waiting.data?.rows.length ?? 0
  if (!may || (open.length === 0 && count === 0)) return null
  return (
    <Section
      title={texts.t('service.diagnosis.title')}
      extra={
        count > 0 && (
          <Button size="large" style={{ minHeight: 48 }} onClick={() => go('/diagnoses')}>
            {texts.t('service.diag.myDiagnoses', { count })}
          </Button>
        )
      }
    >
      <Flex vertical gap={8}>
        {open.map((row) => (
          <Flex key={row.id} gap={12} align="center" wrap justify="space-between">
            <Flex gap={8} align="center" wrap>
              <Plate plate={row.plate} colour={row.plateColour} large />
              <span>{row.symptomWords ?? texts.name(row.modelZh, row.modelEn)}</span>
              <StateTag record="diagnosis" state={row.state} />
            </Flex>
            <Button type="primary" size="large" style={{ minHeight: 48 }} onClick={() => go(`/diagnoses/${row.id}`)}>
              {texts.t('service.diag.open')}
            </Button>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
