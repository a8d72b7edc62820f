import { Alert, Flex, Tag } from 'antd'
import { coverState } from '../../modules/warranty/contract/cover.ts'
import type { AnswerOf } from '../endpoints.ts'
import { plainNumber } from '../formats.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { type Texts, useTexts } from '../texts.ts'
import { AppLink } from './AppLink.tsx'
import { Section } from './Section.tsx'

type Known = Pick<AnswerOf<'warrantyPolicy.ofCar'>, 'covers' | 'recalls' | 'soldOn'>

interface CoverProps extends Known {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** The reading of the day; null while it is not known. */
  readonly odometerKm: number | null
}

/** What waits for the car and what the maker still pays for, at this reading: the last kilometre counts (P-02, P-09). */
export function CoverAndRecalls({ covers, recalls, soldOn, today, odometerKm }: CoverProps) {
  const texts = useTexts()
  return (
    <Section title={texts.t('warranty.page.cover')}>
      <Flex vertical gap={8}>
        {recalls.map((recall) => (
          <Alert
            key={recall.id}
            type={recall.stopUse ? 'error' : 'warning'}
            showIcon
            title={
              <>
                <AppLink href={`/recalls/${recall.id}`}>
                  {texts.t('warranty.page.recall', { number: recall.number })}
                </AppLink>{' '}
                {texts.name(recall.titleZh, recall.titleEn)}
              </>
            }
            description={
              <>
                {recall.stopUse && <strong>{texts.t('warranty.page.stopUse')} </strong>}
                {texts.t('warranty.page.remedy', { words: texts.name(recall.remedyZh, recall.remedyEn) })}
              </>
            }
          />
        ))}
        {covers.map((cover) => (
          <CoverLine key={cover.code} cover={cover} today={today} odometerKm={odometerKm} texts={texts} />
        ))}
        {covers.length === 0 && (
          <span>{texts.t(soldOn === null ? 'warranty.page.noSale' : 'warranty.page.noPolicy')}</span>
        )}
      </Flex>
    </Section>
  )
}

interface LineProps extends Pick<CoverProps, 'today' | 'odometerKm'> {
  readonly cover: Known['covers'][number]
  readonly texts: Texts
}

function CoverLine({ cover, today, odometerKm, texts }: LineProps) {
  const state = coverState(cover, cover.soldOn, today, odometerKm)
  const over = state === 'overKm' ? (odometerKm ?? 0) - (cover.km ?? 0) : 0
  return (
    <Flex gap={8} wrap align="center">
      <Tag color={state === 'covered' ? 'success' : 'default'} style={{ margin: 0 }}>
        {texts.t(`warranty.page.${state}`)}
      </Tag>
      <span>{texts.name(cover.nameZh, cover.nameEn)}</span>
      <span>
        {cover.km === null
          ? texts.t('warranty.page.until', { day: cover.lastDay })
          : texts.t('warranty.page.untilKm', { day: cover.lastDay, km: plainNumber(cover.km) })}
      </span>
      {over > 0 && <span>{texts.t('warranty.page.overBy', { km: plainNumber(over) })}</span>}
    </Flex>
  )
}

/** The same of a car by its id, at its last reading. */
export function CarCover({ vehicleId }: { readonly vehicleId: string }) {
  const { can } = useSession()
  const { data } = useRead('warrantyPolicy.ofCar', {
    id: vehicleId,
    enabled: can('warrantyPolicy.see'),
    also: ['recallCampaign', 'vehicle'],
  })
  return data ? <CoverAndRecalls {...data} /> : null
}
