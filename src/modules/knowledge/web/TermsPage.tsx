import { Button, Flex, Input, Tag, Typography } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { usePhone } from '../../../console/screen.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { ClearIcon } from '../../../console/ui/ClearIcon.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Heading } from '../../../console/ui/Heading.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { termContract } from '../contract/term.ts'

const search = termContract.reads.list.query

type Row = RowOf<'term.list'>

const fields = [
  { name: 'zh', kind: 'text' },
  { name: 'en', kind: 'text' },
  { name: 'alsoZh', kind: 'words' },
  { name: 'alsoEn', kind: 'words' },
  { name: 'textZh', kind: 'longText', rows: 3 },
  { name: 'textEn', kind: 'longText', rows: 3 },
] as const

const wordsOf = ({ zh, en, alsoZh, alsoEn, textZh, textEn }: Row) => ({ zh, en, alsoZh, alsoEn, textZh, textEn })

/** Terms of the trade in plain words, as estimates, papers and the customer's pages explain them (E-06). */
export default function TermsPage() {
  const texts = useTexts()
  const { can } = useSession()
  const phone = usePhone()
  const [{ q }, setSearch] = usePageSearch(search)
  const { data, isFetching } = useRead('term.list', { query: q ? { q } : {} })
  const [writing, setWriting] = useState<Row | 'new'>()
  const [retiring, setRetiring] = useState<Row>()
  const title = (name: string) => texts.field('term', name)
  const close = () => {
    setWriting(undefined)
    setRetiring(undefined)
  }
  const manages = can('term.manage')
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Heading level={1}>{texts.t('knowledge.term.title')}</Heading>
        {manages && (
          <Button type="primary" onClick={() => setWriting('new')}>
            {texts.t('knowledge.term.newTerm')}
          </Button>
        )}
      </Flex>
      <Input.Search
        size="large"
        allowClear={{ clearIcon: <ClearIcon /> }}
        enterButton={texts.c('form.find')}
        loading={isFetching}
        maxLength={60}
        style={{ maxWidth: 480 }}
        aria-label={title('q')}
        defaultValue={q}
        onSearch={(text) => setSearch({ q: text.trim() || undefined })}
      />
      <Soft>{texts.t('knowledge.term.whatFor')}</Soft>
      {data && (
        <LineTable
          label={texts.t('knowledge.term.title')}
          keyOf={(row) => row.code}
          rows={data.rows}
          empty={<Empty text={texts.c('form.nothingFound')} />}
          columns={[
            {
              key: 'zh',
              heading: texts.t('knowledge.term.name'),
              width: phone ? 112 : 200,
              draw: (row) => <Word row={row} />,
            },
            { key: 'text', heading: title('plain'), draw: (row) => texts.name(row.textZh, row.textEn) },
            ...(manages
              ? [
                  {
                    key: 'do',
                    heading: '',
                    width: 190,
                    draw: (row: Row) => <TermKeys row={row} write={setWriting} retire={setRetiring} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      <Forms writing={writing} retiring={retiring} close={close} />
    </Flex>
  )
}

interface TermKeysProps {
  readonly row: Row
  readonly write: (row: Row) => void
  readonly retire: (row: Row) => void
}

function TermKeys({ row, write, retire }: TermKeysProps) {
  const texts = useTexts()
  return (
    <Flex gap={8} wrap>
      <Button size="small" onClick={() => write(row)}>
        {texts.verb('term', row.own ? 'edit' : 'write')}
      </Button>
      {row.own && (
        <Button size="small" onClick={() => retire(row)}>
          {texts.verb('term', 'retire')}
        </Button>
      )}
    </Flex>
  )
}

/** The word in the reader's language, the other one below it. */
function Word({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const first = texts.name(row.zh, row.en)
  return (
    <Flex vertical>
      <strong>{first}</strong>
      <Typography.Text type="secondary" lang={first === row.zh ? 'en' : 'zh-CN'}>
        {first === row.zh ? row.en : row.zh}
      </Typography.Text>
      {row.own && (
        <span>
          <Tag color="processing">{texts.value('term', 'own', 'own')}</Tag>
        </span>
      )}
    </Flex>
  )
}

interface FormsProps {
  readonly writing: Row | 'new' | undefined
  readonly retiring: Row | undefined
  readonly close: () => void
}

function Forms({ writing, retiring, close }: FormsProps) {
  const own = writing === 'new' ? null : (writing?.own ?? null)
  if (retiring?.own)
    return <VerbDrawer verb="term.retire" target={retiring.own} form={{ fields: [] }} open close={close} />
  if (writing === undefined) return null
  if (writing !== 'new' && own) {
    return (
      <VerbDrawer
        verb="term.edit"
        target={own}
        form={{ fields: [...fields], initial: wordsOf(writing) }}
        open
        close={close}
      />
    )
  }
  return writing === 'new' ? (
    <VerbDrawer
      verb="term.write"
      form={{ fields: [{ name: 'code', kind: 'text' }, ...fields], errorsAt: { 'knowledge.termTaken': 'code' } }}
      open
      close={close}
    />
  ) : (
    <VerbDrawer
      verb="term.write"
      form={{ fields: [...fields], initial: wordsOf(writing), fixed: { code: writing.code } }}
      open
      close={close}
    />
  )
}
