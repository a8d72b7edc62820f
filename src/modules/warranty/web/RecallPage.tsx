import { Alert, Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { type FormsOf, RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Vin } from '../../../console/ui/Vin.tsx'
import { When } from '../../../console/ui/When.tsx'
import { vinErrors, vinList } from './recall-fields.tsx'
import { DoneRate } from './RecallsPage.tsx'

type Recall = AnswerOf<'recallCampaign.get'>

const forms: FormsOf<'recallCampaign.get'> = {
  addCars: { fields: [vinList], initial: { vins: [] }, errorsAt: vinErrors },
  completeCar: {
    fields: [
      { name: 'vin', kind: 'vin' },
      { name: 'orderNumber', kind: 'text' },
    ],
    errorsAt: { 'warranty.carNotListed': 'vin', 'warranty.carDone': 'vin' },
  },
}

/** A recall: what is wrong, what is done about it, and each car on its list. */
export default function RecallPage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="recallCampaign.get"
      id={id}
      path={['open', 'closed']}
      title={(recall) => texts.name(recall.titleZh, recall.titleEn)}
      forms={() => forms}
    >
      {(recall) => (
        <>
          <Danger recall={recall} texts={texts} />
          <Section
            title={texts.t('warranty.page.cars')}
            extra={<DoneRate done={recall.doneCount} count={recall.carCount} />}
          >
            <Flex vertical gap={8}>
              {recall.cars.map((car) => (
                <CarLine key={car.vin} car={car} texts={texts} />
              ))}
            </Flex>
          </Section>
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
        <>
          {recall.stopUse && <strong>{texts.t('warranty.page.stopUse')} </strong>}
          {texts.t('warranty.page.remedy', { words: texts.name(recall.remedyZh, recall.remedyEn) })}
        </>
      }
    />
  )
}

function CarLine({ car, texts }: { readonly car: Recall['cars'][number]; readonly texts: Texts }) {
  const { can } = useSession()
  const plate = car.plate ? <Plate plate={car.plate} colour={car.plateColour ?? ''} /> : null
  return (
    <Flex gap={12} wrap align="center">
      {car.vehicleId && plate ? (
        <>{can('vehicle.see') ? <AppLink href={`/vehicles/${car.vehicleId}`}>{plate}</AppLink> : plate}</>
      ) : (
        <Tag style={{ margin: 0 }}>{texts.t('warranty.page.notHere')}</Tag>
      )}
      <span style={{ flex: 1, minWidth: 200 }}>
        <Vin vin={car.vin} />
      </span>
      {car.doneAt ? (
        <span>
          {texts.t('warranty.page.done')} {car.doneOrder} <When at={car.doneAt} />
        </span>
      ) : (
        <Tag color="warning" style={{ margin: 0 }}>
          {texts.t('warranty.page.waiting')}
        </Tag>
      )}
    </Flex>
  )
}
