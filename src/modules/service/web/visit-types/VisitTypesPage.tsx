import { Button, Flex, Segmented, Select, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { EditRules } from './EditRules.tsx'
import { KindRules } from './KindRules.tsx'
import { RuleMatrix } from './RuleMatrix.tsx'
import type { Kind } from './rule-words.ts'

/** What each kind of visit needs: the shop's own rules, and below them what law and guide have fixed. */
export default function VisitTypesPage() {
  const texts = useTexts()
  const phone = usePhone()
  const [shown, setShown] = useState<'all' | 'one'>('all')
  const [code, setCode] = useState<string>('maintenance')
  const [editing, setEditing] = useState<Kind>()
  const { data } = useRead('visitType.list')
  const title = texts.t('service.menu.visitTypes')
  useTitle(title)
  const kinds = data?.rows ?? []
  const one = kinds.find((kind) => kind.code === code)
  const isMatrix = !phone && shown === 'all'
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        {!phone && (
          <Segmented<'all' | 'one'>
            aria-label={texts.t('service.visitTypes.view')}
            value={shown}
            onChange={setShown}
            options={(['all', 'one'] as const).map((value) => ({
              value,
              label: texts.t(`service.visitTypes.${value}`),
            }))}
          />
        )}
      </Flex>
      <Soft>{texts.t('service.visitTypes.intro')}</Soft>
      {!data && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && isMatrix && <RuleMatrix kinds={kinds} edit={setEditing} />}
      {data && !isMatrix && (
        <Select
          aria-label={texts.field('visitType', 'code')}
          size="large"
          style={{ maxWidth: 360 }}
          value={code}
          onChange={setCode}
          options={kinds.map((kind) => ({
            value: kind.code,
            label: texts.value('repairOrder', 'visitType', kind.code),
          }))}
        />
      )}
      {one && !isMatrix && (
        <Section
          title={texts.value('repairOrder', 'visitType', one.code)}
          extra={
            one.actions?.some((action) => action.name === 'edit' && !action.refusal) ? (
              <Button type="primary" onClick={() => setEditing(one)}>
                {texts.verb('visitType', 'edit')}
              </Button>
            ) : null
          }
        >
          <KindRules kind={one} />
        </Section>
      )}
      {editing && <EditRules key={editing.id} kind={editing} close={() => setEditing(undefined)} />}
    </Flex>
  )
}
