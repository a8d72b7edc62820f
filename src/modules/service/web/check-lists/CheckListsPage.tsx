import { Button, Flex, Tag } from 'antd'
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
          <LevelList key={level} level={level} own={data.rows.find((row) => row.code === listCodeOf(level))} />
        ))}
    </Flex>
  )
}

function LevelList({ level, own }: { readonly level: CheckLevel; readonly own: Own | undefined }) {
  const texts = useTexts()
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const list = own ?? usualLists[level]
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
        <LineTable
          label={title}
          rows={list.items}
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
        {own && <Timeline record="checklist" id={own.id} />}
      </Flex>
      {editing && <EditList level={level} own={own} close={() => setEditing(false)} />}
    </Section>
  )
}
