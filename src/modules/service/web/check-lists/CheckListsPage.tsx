import { Alert, Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Heading } from '../../../../console/ui/Heading.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Timeline } from '../../../../console/ui/record/Timeline.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { type CheckLevel, checkLevels, listCodeOf, usualLists } from '../../contract/check-lists.ts'
import { EditionTag } from './EditionTag.tsx'
import { EditList } from './EditList.tsx'
import { limitsWord } from './limits-word.ts'

export type Own = RowOf<'checklist.list'>

/** The lists of the three check levels, which the shop changes by itself (H-03). */
export default function CheckListsPage() {
  const texts = useTexts()
  const { data } = useRead('checklist.list')
  return (
    <Flex vertical gap={12}>
      <Heading level={1}>{texts.t('service.checkLists.title')}</Heading>
      <Soft>{texts.t('service.checkLists.intro')}</Soft>
      {data &&
        checkLevels.map((level) => (
          <LevelList key={level} level={level} editions={data.rows.filter((row) => row.code === listCodeOf(level))} />
        ))}
    </Flex>
  )
}

interface LevelListProps {
  readonly level: CheckLevel
  /** The shop's own: the one that counts, and before it the latest one where that begins on a later day. */
  readonly editions: readonly Own[]
}

function LevelList({ level, editions }: LevelListProps) {
  const texts = useTexts()
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const [latest] = editions
  const list = editions.find((row) => row.counts) ?? usualLists[level]
  const coming = latest?.counts === false ? latest : undefined
  const title = texts.t(`service.value.checkLevel.${level}`)
  return (
    <Section
      title={title}
      extra={
        <Flex gap={8} align="center">
          <EditionTag edition={list.edition} />
          {can('checklist.manage') && (
            <Button onClick={() => setEditing(true)}>{texts.t('service.checkLists.edit')}</Button>
          )}
        </Flex>
      }
    >
      <Flex vertical gap={8}>
        <Points label={title} items={list.items} />
        {coming && (
          <>
            <Alert
              type="info"
              showIcon
              title={texts.t('service.checkLists.coming', { count: coming.edition, day: coming.fromDay ?? '' })}
            />
            <Points label={texts.t('service.checkLists.edition', { count: coming.edition })} items={coming.items} />
          </>
        )}
        {latest && <Timeline record="checklist" id={latest.id} />}
      </Flex>
      {editing && <EditList level={level} own={latest} close={() => setEditing(false)} />}
    </Section>
  )
}

function Points({ label, items }: { readonly label: string; readonly items: Own['items'] }) {
  const texts = useTexts()
  return (
    <LineTable
      label={label}
      rows={items}
      keyOf={(item) => item.code}
      columns={[
        { key: 'name', heading: texts.field('checklist', 'items'), draw: (item) => texts.name(item.zh, item.en) },
        {
          key: 'limits',
          heading: texts.t('service.checkLists.reading'),
          draw: (item) => limitsWord(texts, item) ?? '–',
        },
        {
          key: 'required',
          heading: texts.t('service.checkLists.required'),
          draw: (item) =>
            item.required ? (
              <Tag style={{ margin: 0 }}>{texts.t('service.checkLists.required')}</Tag>
            ) : (
              <Soft>{texts.t('service.checkLists.free')}</Soft>
            ),
        },
      ]}
    />
  )
}
