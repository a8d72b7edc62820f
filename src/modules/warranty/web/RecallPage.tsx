import { Alert, Button, Flex, Statistic } from 'antd'
import { lazy, Suspense } from 'react'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useGo } from '../../../console/navigation.ts'
import { useRead } from '../../../console/queries.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { type FormsOf, RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { ownerStates } from '../contract/recall-owner.ts'
import { itemsField, vinErrors, vinList } from './recall-fields.tsx'
import { DoneRate } from './RecallsPage.tsx'

const RecallOwners = lazy(() => import('./RecallOwners.tsx').then((file) => ({ default: file.RecallOwners })))

type Recall = AnswerOf<'recallCampaign.get'>

const formsOf = (recall: Recall): FormsOf<'recallCampaign.get'> => ({
  addCars: { fields: [vinList], initial: { vins: [] }, errorsAt: vinErrors },
  completeCar: {
    fields: [
      { name: 'vin', kind: 'vin' },
      { name: 'orderNumber', kind: 'text' },
    ],
    errorsAt: { 'warranty.carNotListed': 'vin', 'warranty.carDone': 'vin' },
  },
  setItems: { fields: [itemsField], initial: { itemCodes: [...recall.itemCodes] } },
})

/** A recall: what is wrong, what is done about it, and how far its owners have come. */
export default function RecallPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { can } = useSession()
  return (
    <RecordPage
      read="recallCampaign.get"
      id={id}
      path={['open', 'closed']}
      title={(recall) => texts.name(recall.titleZh, recall.titleEn)}
      forms={formsOf}
      hide={['tell', 'call']}
    >
      {(recall) => (
        <>
          <Danger recall={recall} texts={texts} />
          <Progress recall={recall} />
          <Suspense fallback={null}>{can('recallCampaign.call') && <RecallOwners recall={recall} />}</Suspense>
        </>
      )}
    </RecordPage>
  )
}

function Danger({ recall, texts }: { readonly recall: Recall; readonly texts: Texts }) {
  return (
    <Alert
      type={recall.stopUse ? 'error' : 'warning'}
      showIcon
      title={texts.t('warranty.page.danger', { words: texts.name(recall.dangerZh, recall.dangerEn) })}
      description={
        <Flex vertical gap={4}>
          <span>
            {recall.stopUse && <strong>{texts.t('warranty.page.stopUse')} </strong>}
            {texts.t('warranty.page.remedy', { words: texts.name(recall.remedyZh, recall.remedyEn) })}
          </span>
          <Items recall={recall} />
        </Flex>
      }
    />
  )
}

/** The catalogue's items by which it is carried out. */
function Items({ recall }: { readonly recall: Recall }) {
  const texts = useTexts()
  const { data } = useRead('serviceItem.list', {
    query: { state: 'active', limit: 200 },
    enabled: recall.itemCodes.length > 0,
  })
  if (recall.itemCodes.length === 0) return <span>{texts.t('warranty.page.noItems')}</span>
  const nameOf = (code: string) => {
    const item = data?.rows.find((row) => row.code === code)
    return item ? `${texts.name(item.nameZh, item.nameEn)} ${code}` : code
  }
  return (
    <span>
      {texts.t('warranty.page.items')}: {recall.itemCodes.map(nameOf).join(' · ')}
    </span>
  )
}

/** How many are told, not reached, booked and done; who is to be told yet is told by one key. */
function Progress({ recall }: { readonly recall: Recall }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const tell = useVerb('recallCampaign.tell')
  const { figures } = recall
  const isOpen = recall.state === 'open'
  const show = (state: string) => go(`/recalls/${recall.id}?ownerState=${state}`)
  return (
    <Section
      title={texts.t('warranty.page.owners')}
      extra={<DoneRate done={recall.doneCount} count={recall.carCount} />}
    >
      <Flex vertical gap={12}>
        <Flex gap={32} wrap>
          {ownerStates.map((state) => (
            <Statistic key={state} title={texts.value('recallCampaign', 'ownerState', state)} value={figures[state]} />
          ))}
        </Flex>
        {isOpen && figures.open > 0 && can('recallCampaign.tell') && (
          <Alert
            type="info"
            showIcon
            title={texts.t('warranty.page.notTold', { count: figures.open })}
            action={
              <Button type="primary" loading={tell.pending} onClick={() => void tell.run({}, recall)}>
                {texts.verb('recallCampaign', 'tell')}
              </Button>
            }
          />
        )}
        {isOpen && figures.unreached > 0 && can('recallCampaign.call') && (
          <Alert
            type="warning"
            showIcon
            title={texts.t('warranty.page.unreachedCount', { count: figures.unreached })}
            action={<Button onClick={() => show('unreached')}>{texts.t('warranty.page.showUnreached')}</Button>}
          />
        )}
      </Flex>
    </Section>
  )
}
