import { Alert, Flex, Typography } from 'antd'
import type { AnswerOf } from '../endpoints.ts'
import { useRead } from '../queries.ts'
import { useRecordId } from '../search-params.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { RecordPage } from '../ui/RecordPage.tsx'
import { Section } from '../ui/Section.tsx'
import { Soft } from '../ui/Soft.tsx'
import { When } from '../ui/When.tsx'
import { useDocumentFields } from './document-fields.ts'

type Doc = AnswerOf<'document.get'>

const bodyOf = (doc: Doc) => <DocumentBody doc={doc} />

/** One standard: to read, to confirm, and for who leads: who has read it. */
export default function DocumentPage() {
  const id = useRecordId()
  const texts = useTexts()
  const fields = useDocumentFields()
  const { data } = useRead('document.get', { id })
  return (
    <RecordPage
      read="document.get"
      id={id}
      path={['current']}
      title={(doc) =>
        `${texts.name(doc.titleZh, doc.titleEn)} · ${texts.t('kernel.document.edition', { edition: doc.edition })}`
      }
      hide={data?.meant && data.readAt === null ? [] : ['acknowledge']}
      forms={({ titleZh, titleEn, bodyZh, bodyEn, roles }) => ({
        revise: { fields, initial: { titleZh, titleEn, bodyZh, bodyEn, roles } },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function DocumentBody({ doc }: { readonly doc: Doc }) {
  const texts = useTexts()
  const { can } = useSession()
  return (
    <>
      {doc.meant && doc.readAt === null && <Alert type="info" showIcon title={texts.t('kernel.document.toRead')} />}
      <Section title={texts.name(doc.titleZh, doc.titleEn)}>
        <Typography.Paragraph
          style={{ whiteSpace: 'pre-line', fontSize: 16, lineHeight: 1.8, maxWidth: 720, margin: 0 }}
        >
          {texts.name(doc.bodyZh, doc.bodyEn)}
        </Typography.Paragraph>
        {doc.readAt !== null && (
          <Soft>
            {texts.t('kernel.document.youRead')} <When at={doc.readAt} />
          </Soft>
        )}
      </Section>
      {can('document.manage') && <Receipts id={doc.id} />}
    </>
  )
}

function Receipts({ id }: { readonly id: string }) {
  const texts = useTexts()
  const { data } = useRead('document.receipts', { id })
  if (!data) return null
  return (
    <>
      <Section title={`${texts.t('kernel.document.whoNot')} · ${data.missing.length}`}>
        {data.missing.length === 0 ? (
          <Soft>{texts.t('kernel.document.all')}</Soft>
        ) : (
          <Flex wrap gap="4px 16px">
            {data.missing.map((person) => (
              <span key={person.accountId}>{person.name}</span>
            ))}
          </Flex>
        )}
      </Section>
      <Section title={`${texts.t('kernel.document.whoRead')} · ${data.read.length}`}>
        {data.read.length === 0 ? (
          <Soft>{texts.t('kernel.document.nobody')}</Soft>
        ) : (
          <Flex wrap gap="4px 24px">
            {data.read.map((person) => (
              <span key={person.accountId}>
                {person.name}{' '}
                <Soft>
                  <When at={person.readAt} />
                </Soft>
              </span>
            ))}
          </Flex>
        )}
      </Section>
    </>
  )
}
