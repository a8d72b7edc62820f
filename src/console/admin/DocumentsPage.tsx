import { Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../endpoints.ts'
import { plainNumber } from '../formats.ts'
import { type Texts, useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { RecordTable } from '../ui/RecordTable.tsx'
import type { Column } from '../ui/table/column.ts'
import { When } from '../ui/When.tsx'
import { useDocumentFields } from './document-fields.ts'

function columnsOf(texts: Texts): readonly Column<RowOf<'document.list'>>[] {
  return [
    {
      key: 'titleZh',
      label: 'kernel.document.field.titleZh',
      draw: (row) => <strong>{texts.name(row.titleZh, row.titleEn)}</strong>,
    },
    { key: 'code', draw: (row) => row.code, phone: 'hide' },
    { key: 'edition', draw: (row) => plainNumber(row.edition), numeric: true },
    {
      key: 'readAt',
      draw: (row) =>
        row.readAt !== null ? (
          <When at={row.readAt} />
        ) : row.meant ? (
          <Tag color="warning" style={{ margin: 0 }}>
            {texts.value('document', 'unread', 'true')}
          </Tag>
        ) : (
          '–'
        ),
    },
  ]
}

/** The shop's written standards: what one is to read, and for who leads, all that hold. */
export default function DocumentsPage() {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  const fields = useDocumentFields()
  return (
    <>
      <RecordTable
        read="document.list"
        title={texts.t('kernel.document.title')}
        columns={columns}
        filters={[{ name: 'unread', kind: 'choice', options: ['true'] }]}
        href={(row) => `/documents/${row.id}`}
        create={{ verb: 'publish', open: () => setOpen(true) }}
        empty={{ text: texts.t('kernel.document.none'), next: texts.t('kernel.document.noneNext') }}
      />
      <VerbDrawer
        verb="document.publish"
        open={open}
        close={() => setOpen(false)}
        form={{ fields: [{ name: 'code', kind: 'text' }, ...fields] }}
      />
    </>
  )
}
