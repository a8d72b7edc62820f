import { Button, Flex, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { checkLevels } from '../../contract/check-lists.ts'
import { methods } from '../../contract/diagnosis-shapes.ts'
import { CheckLevelSection } from './CheckLevelSection.tsx'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { Keys, touch } from './words.tsx'

/** Methods, fault codes, and the three levels of checks with their own lists. */
export function ChecksTab({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  return (
    <>
      <Methods diagnosis={diagnosis} />
      <Codes diagnosis={diagnosis} />
      {checkLevels.map((level) => (
        <CheckLevelSection
          key={`${level}${diagnosis.checks.find((one) => one.level === level)?.doneAt ?? ''}`}
          diagnosis={diagnosis}
          level={level}
        />
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
