import { LockOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Drawer, Flex, Input, InputNumber, Select, Switch, theme } from 'antd'
import { useState } from 'react'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { Timeline } from '../../../../console/ui/record/Timeline.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { skills } from '../../../people/contract/staff.ts'
import { courtesySteps } from '../../contract/courtesy.ts'
import { inspectionLevels, type VisitRuleKey, type VisitRules } from '../../contract/visit-type.ts'
import { floorOf, type Kind, parts } from './rule-words.ts'

interface EditRulesProps {
  readonly kind: Kind
  readonly close: () => void
}

/** The rules of one kind to be tightened; what is fixed stands locked, with the law or guide that fixes it. */
export function EditRules({ kind, close }: EditRulesProps) {
  const texts = useTexts()
  const phone = usePhone()
  const { code: _code, ...before } = kind.rules
  const [rules, setRules] = useState<VisitRules>(before)
  const [because, setBecause] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const edit = useVerb('visitType.edit', { quiet: true })
  const changed = Object.keys(before).some((key) => !isSame(before, rules, key))
  const save = async () => {
    const outcome = await edit.run({ ...rules, ...(because.trim() ? { because: because.trim() } : {}) }, kind)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? '100%' : 480}
      title={`${texts.verb('visitType', 'edit')} · ${texts.value('repairOrder', 'visitType', kind.code)}`}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={close}>{texts.c('form.cancel')}</Button>
          <Button type="primary" disabled={!changed} loading={edit.pending} onClick={() => void save()}>
            {texts.t('service.visitTypes.save')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        <Alert type="info" showIcon title={texts.t('service.visitTypes.fromNowOn')} />
        {parts.map(([part, keys]) => (
          <div key={part}>
            <Soft>{texts.t(`service.visitTypes.part.${part}`)}</Soft>
            {keys.map((rule) => (
              <RuleRow
                key={rule}
                kind={kind}
                rule={rule}
                rules={rules}
                change={(next) => setRules({ ...rules, ...next })}
              />
            ))}
          </div>
        ))}
        <Input
          aria-label={texts.field('visitType', 'because')}
          placeholder={texts.field('visitType', 'because')}
          value={because}
          maxLength={200}
          onChange={(event) => setBecause(event.target.value)}
        />
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
        <Timeline record="visitType" id={kind.id} />
      </Flex>
    </Drawer>
  )
}

function isSame(a: VisitRules, b: VisitRules, key: string): boolean {
  const value = (rules: VisitRules) => JSON.stringify(Object.entries(rules).find(([name]) => name === key)?.[1])
  return value(a) === value(b)
}

interface RuleRowProps {
  readonly kind: Kind
  readonly rule: VisitRuleKey
  readonly rules: VisitRules
  readonly change: (next: Partial<VisitRules>) => void
}

function RuleRow({ kind, rule, rules, change }: RuleRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const floor = floorOf(kind, rule)
  return (
    <div style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <span>{texts.field('visitType', rule)}</span>
        <RuleControl kind={kind} rule={rule} rules={rules} change={change} />
      </Flex>
      {floor && (
        <Soft>
          <LockOutlined /> {texts.t(`service.floor.${floor.source}`)}
        </Soft>
      )}
    </div>
  )
}

function RuleControl({ kind, rule, rules, change }: RuleRowProps) {
  const texts = useTexts()
  const label = texts.field('visitType', rule)
  const least = floorOf(kind, rule)?.least
  const value = rules[rule]
  if (typeof value === 'boolean')
    return (
      <Switch aria-label={label} checked={value} disabled={least === true} onChange={(on) => change({ [rule]: on })} />
    )
  if (typeof value === 'number')
    return (
      <InputNumber
        aria-label={label}
        min={typeof least === 'number' ? least : 0}
        precision={0}
        value={value}
        onChange={(next) => next !== null && change({ [rule]: next })}
      />
    )
  if (Array.isArray(value)) {
    const all = rule === 'courtesy' ? courtesySteps : inspectionLevels
    return (
      <Checkbox.Group
        value={[...value]}
        onChange={(next) => change({ [rule]: all.filter((one) => next.includes(one)) })}
        options={all.map((one) => ({
          value: one,
          label: texts.value('repairOrder', rule, one),
          disabled: Array.isArray(least) && least.includes(one),
        }))}
      />
    )
  }
  return (
    <Select
      aria-label={label}
      style={{ minWidth: 140 }}
      value={value}
      onChange={(next) => change({ defaultSkill: next })}
      options={skills.map((skill) => ({ value: skill, label: texts.value('staff', 'skills', skill) }))}
    />
  )
}
