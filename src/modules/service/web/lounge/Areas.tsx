import { Button, Flex, Tag } from 'antd'
import { Fragment, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { AreaCheck } from './AreaCheck.tsx'

type Area = RowOf<'environmentCheck.areas'>

/** The house's areas with their last check against the standard. */
export function Areas() {
  const texts = useTexts()
  const { can, workStore } = useSession()
  const [checking, setChecking] = useState<Area>()
  const { data } = useRead('environmentCheck.areas', {
    query: workStore ? { store: workStore.id } : {},
    also: ['environmentCheck', 'checklist', 'task'],
  })
  if (!data) return null
  return (
    <Section title={texts.t('service.environmentCheck.title')}>
      <Flex vertical gap={8}>
        {data.rows.map((area) => (
          <Fragment key={area.id}>
            <ListLine
              more={
                area.checkedAt === null ? (
                  texts.t('service.lounge.neverChecked')
                ) : (
                  <>
                    <When at={area.checkedAt} /> · {area.byName}
                    {area.failed.length > 0 && ` · ${failedWords(area, texts.language)}`}
                  </>
                )
              }
              end={
                can('environmentCheck.record') && (
                  <Button type={area.isDue ? 'primary' : 'default'} onClick={() => setChecking(area)}>
                    {texts.verb('environmentCheck', 'record')}
                  </Button>
                )
              }
            >
              <strong>{texts.name(area.nameZh, area.nameEn)}</strong>
              {area.isDue && <Tag color="warning">{texts.t('service.lounge.due')}</Tag>}
              {!area.isDue && area.failed.length > 0 && <Tag color="error">{texts.t('service.lounge.failed')}</Tag>}
              {!area.isDue && area.failed.length === 0 && (
                <Tag color="success">{texts.t('service.lounge.inOrder')}</Tag>
              )}
            </ListLine>
            {area.checkId && area.items.some((item) => item.kind === 'photo') && (
              <AreaPictures checkId={area.checkId} />
            )}
          </Fragment>
        ))}
      </Flex>
      {checking && workStore && (
        <AreaCheck key={checking.id} area={checking} storeId={workStore.id} close={() => setChecking(undefined)} />
      )}
    </Section>
  )
}

/** How the area looked at its last check. */
function AreaPictures({ checkId }: { readonly checkId: string }) {
  const texts = useTexts()
  const files = useFiles('environmentCheck', checkId) ?? []
  return files.length > 0 ? <RecordEvidence files={files} name={texts.t('service.file.area')} small /> : null
}

function failedWords(area: Area, language: string): string {
  const names = area.items.filter((item) => area.failed.includes(item.code))
  return names.map((item) => (language === 'en' ? item.en : item.zh)).join(language === 'en' ? ', ' : '、')
}
