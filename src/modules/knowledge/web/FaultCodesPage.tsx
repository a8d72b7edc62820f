import { Flex, Input, Tag } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Heading } from '../../../console/ui/Heading.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { modelContract } from '../contract/model.ts'
import { ClearIcon } from '../../../console/ui/ClearIcon.tsx'

const search = modelContract.reads.faultCodes.query.partial()

/** By the beginning of a code or by words, in either language. */
export default function FaultCodesPage() {
  const texts = useTexts()
  const [{ q }, setSearch] = usePageSearch(search)
  const { data, isFetching } = useRead('model.faultCodes', { query: { q: q ?? '' }, enabled: Boolean(q) })
  const title = (name: string) => texts.field('faultCode', name)
  return (
    <Flex vertical gap={12}>
      <Heading level={1}>{texts.t('knowledge.faultCode.title')}</Heading>
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
      <Soft>{texts.t('knowledge.faultCode.help.q')}</Soft>
      {q && data && (
        <LineTable
          label={texts.t('knowledge.faultCode.title')}
          keyOf={(row) => row.code}
          rows={data.rows}
          empty={<Empty text={texts.c('form.nothingFound')} />}
          columns={[
            { key: 'code', heading: title('code'), draw: (row) => <strong>{row.code}</strong> },
            { key: 'zh', heading: title('zh'), draw: (row) => texts.name(row.zh, row.en) },
            {
              key: 'system',
              heading: title('system'),
              draw: (row) => texts.value('faultCode', 'system', row.system),
            },
            {
              key: 'severity',
              heading: title('severity'),
              draw: (row) => (
                <Tag color={row.severity === 3 ? 'error' : row.severity === 2 ? 'warning' : 'default'}>
                  {texts.value('faultCode', 'severity', String(row.severity))}
                </Tag>
              ),
            },
          ]}
        />
      )}
    </Flex>
  )
}
