import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { PageSkeleton } from '../shell/PageSkeleton.tsx'
import { type Texts, useTexts } from '../texts.ts'
import { Heading } from '../ui/Heading.tsx'
import { LineTable } from '../ui/LineTable.tsx'
import { Soft } from '../ui/Soft.tsx'
import { OwnValues } from './OwnValues.tsx'
import { type Known, valueText } from './parameter-words.ts'
import { SetParameter } from './SetParameter.tsx'
import { ClearIcon } from '../ui/ClearIcon.tsx'

function nameOf(texts: Texts, key: string): string {
  const own = key.replace('.', '.parameter.')
  // Limits that belong to no room (retention) have their words in the kernel.
  const shared = key.replace(/^\w+\./, 'kernel.parameter.')
  return texts.has(own) ? texts.t(own) : texts.has(shared) ? texts.t(shared) : key
}

/** Every limit of the system: what the law says, what the system brings, what the company has set. */
export default function ParametersPage() {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('parameter.list')
  const [words, setWords] = useState('')
  const [chosen, choose] = useState<Known>()
  if (!data) return <PageSkeleton />
  const known = data.known
    .map((item) => ({ ...item, name: nameOf(texts, item.key) }))
    .filter((item) => `${item.key} ${item.name}`.toLowerCase().includes(words))
  return (
    <Flex vertical gap={12}>
      <Heading level={1}>{texts.t('kernel.parameter.title')}</Heading>
      <Input
        allowClear={{ clearIcon: <ClearIcon /> }}
        style={{ width: 240 }}
        aria-label={texts.c('table.filter')}
        placeholder={texts.c('table.filter')}
        onChange={(event) => setWords(event.target.value.trim().toLowerCase())}
      />
      <LineTable
        label={texts.t('kernel.parameter.title')}
        rows={known}
        keyOf={(item) => item.key}
        columns={[
          {
            key: 'key',
            heading: texts.field('parameter', 'key'),
            draw: (item) => <Named name={item.name} code={item.key} />,
          },
          {
            key: 'law',
            heading: texts.field('parameter', 'law'),
            draw: (item) =>
              item.law ? <span title={item.law.source}>{valueText(texts, item.law.value, item.unit)}</span> : '–',
          },
          {
            key: 'value',
            heading: texts.t('kernel.admin.supplied'),
            draw: (item) => valueText(texts, item.value, item.unit),
          },
          {
            key: 'own',
            heading: texts.t('kernel.admin.ownValues'),
            draw: (item) => <OwnValues rows={data.rows.filter((row) => row.key === item.key)} unit={item.unit} />,
          },
          {
            key: 'set',
            heading: '',
            draw: (item) =>
              can('parameter.manage') && <Button onClick={() => choose(item)}>{texts.verb('parameter', 'set')}</Button>,
          },
        ]}
      />
      {chosen && (
        <SetParameter
          key={chosen.key}
          known={chosen}
          title={nameOf(texts, chosen.key)}
          close={() => choose(undefined)}
        />
      )}
    </Flex>
  )
}

function Named({ name, code }: { readonly name: string; readonly code: string }) {
  return (
    <>
      {name}
      <div>
        <span translate="no">
          <Soft>{code}</Soft>
        </span>
      </div>
    </>
  )
}
