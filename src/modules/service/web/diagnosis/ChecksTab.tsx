import { CheckCircleOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { checkLevels, checkLists, checkResults, methods } from '../../contract/diagnosis-shapes.ts'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { Keys, touch } from './words.tsx'

/** Methods, fault codes, and the three levels of checks with their own lists. */
export function ChecksTab({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  return (
    <>
      <Methods diagnosis={diagnosis} />
      <Codes diagnosis={diagnosis} />
      {checkLevels.map((level) => (
        <Level key={`${level}${diagnosis.checks.length}`} diagnosis={diagnosis} level={level} />
      ))}
    </>
  )
}

function Methods({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const note = useVerb('diagnosis.note', { also: [...also], say: null })
  const toggle = (value: string) => {
    const method = methods.find((one) => one === value)
    if (!method || note.pending) return
    const has = diagnosis.methods.includes(method)
    const next = has ? diagnosis.methods.filter((one) => one !== method) : [...diagnosis.methods, method]
    void note.run({ methods: next }, diagnosis)
  }
  return (
    <Section title={texts.field('diagnosis', 'methods')}>
      <Keys
        name="methods"
        options={methods}
        chosen={diagnosis.methods}
        choose={toggle}
        disabled={!may(diagnosis, 'note')}
      />
    </Section>
  )
}

function Codes({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const [text, setText] = useState('')
  const note = useVerb('diagnosis.note', { also: [...also], say: null })
  const add = async () => {
    const codes = text.split(/[\s,，、;；]+/).filter((code) => code !== '')
    if (codes.length === 0) return
    const outcome = await note.run({ codes }, diagnosis)
    if (outcome.ok) setText('')
  }
  const title = texts.field('diagnosis', 'codes')
  return (
    <Section title={title}>
      <Flex vertical gap={12}>
        {may(diagnosis, 'note') && (
          <Flex gap={8} wrap>
            <Input
              size="large"
              aria-label={title}
              style={{ flex: '1 1 220px', maxWidth: 420, height: 48 }}
              placeholder={texts.t('service.diag.codesPlaceholder')}
              autoCapitalize="characters"
              value={text}
              maxLength={200}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={() => void add()}
            />
            <Button size="large" type="primary" style={touch} loading={note.pending} onClick={() => void add()}>
              {texts.t('service.diag.addCodes')}
            </Button>
          </Flex>
        )}
        <LineTable
          label={title}
          rows={diagnosis.codes}
          keyOf={(row) => row.code}
          empty={<Soft>{texts.t('service.diag.noCodes')}</Soft>}
          columns={[
            { key: 'code', heading: texts.field('diagnosis', 'code'), draw: (row) => <strong>{row.code}</strong> },
            {
              key: 'zh',
              heading: texts.field('faultCode', 'zh'),
              draw: (row) => (row.zh ? texts.name(row.zh, row.en) : <Soft>{texts.t('service.diag.makerCode')}</Soft>),
            },
            {
              key: 'severity',
              heading: texts.field('faultCode', 'severity'),
              draw: (row) =>
                row.severity === null ? (
                  '–'
                ) : (
                  <Tag color={row.severity === 3 ? 'error' : row.severity === 2 ? 'warning' : 'default'}>
                    {texts.value('faultCode', 'severity', String(row.severity))}
                  </Tag>
                ),
            },
          ]}
        />
      </Flex>
    </Section>
  )
}

type Results = Readonly<Record<string, (typeof checkResults)[number]>>

function Level({ diagnosis, level }: { readonly diagnosis: Diagnosis; readonly level: (typeof checkLevels)[number] }) {
  const texts = useTexts()
  const done = diagnosis.checks.find((one) => one.level === level)
  const before: Results = Object.fromEntries((done?.items ?? []).map((item) => [item.code, item.result]))
  const [results, setResults] = useState<Results>(before)
  const check = useVerb('diagnosis.check', { also: [...also], say: null })
  const open = may(diagnosis, 'check')
  const list = checkLists[level]
  const rest = list.filter((code) => results[code] === undefined)
  const same = list.every((code) => results[code] === before[code])
  const allRight = () => setResults(Object.fromEntries(list.map((code) => [code, results[code] ?? 'ok'])))
  const save = () => {
    const items = list.flatMap((code) => {
      const result = results[code]
      return result ? [{ code, result }] : []
    })
    void check.run({ level, items }, diagnosis)
  }
  const by = done ? (
    <Tag icon={<CheckCircleOutlined />} color="success" style={{ margin: 0 }}>
      {done.doneBy} <When at={done.doneAt} clock />
    </Tag>
  ) : (
    <Soft>{texts.t(level === 'professional' ? 'service.diag.professionalNote' : 'service.diag.notChecked')}</Soft>
  )
  return (
    <Section title={texts.t(`service.value.checkLevel.${level}`)} extra={by}>
      <Flex vertical gap={8}>
        {list.map((code) => (
          <Flex key={code} gap={8} wrap align="center" justify="space-between">
            <span style={{ flex: '1 1 200px', fontSize: 16 }}>{texts.t(`service.value.checkItem.${code}`)}</span>
            <Flex gap={4}>
              {checkResults.map((result) => (
                <Button
                  key={result}
                  style={touch}
                  disabled={!open}
                  aria-pressed={results[code] === result}
                  danger={result === 'notOk' && results[code] === result}
                  type={results[code] === result ? 'primary' : 'default'}
                  onClick={() => setResults({ ...results, [code]: result })}
                >
                  {texts.value('diagnosis', 'result', result)}
                </Button>
              ))}
            </Flex>
          </Flex>
        ))}
        {open && (
          <Flex gap={8} justify="end" wrap>
            <Button size="large" style={touch} onClick={allRight}>
              {texts.t('service.diag.allRight')}
            </Button>
            <Button
              size="large"
              type="primary"
              style={touch}
              disabled={rest.length > 0 || same}
              loading={check.pending}
              onClick={save}
            >
              {texts.t('service.diag.saveCheck')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Section>
  )
}
