import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { Facts } from '../../../console/ui/Facts.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { ItemPrice } from './ItemPrice.tsx'
import { itemErrorsAt, itemFields } from './item-fields.tsx'
import { limitsOf } from './limits.ts'
import { StepList } from './StepList.tsx'
import { WorkGuides } from './WorkGuides.tsx'

type Item = AnswerOf<'serviceItem.get'>

const bodyOf = (item: Item) => <ItemBody item={item} />

export default function ServiceItemPage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="serviceItem.get"
      id={id}
      path={['draft', 'active']}
      title={(item) => `${item.code} ${texts.name(item.nameZh, item.nameEn)}`}
      forms={(item) => ({
        edit: { fields: itemFields(texts), initial: editable(item), errorsAt: itemErrorsAt },
        retire: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

function editable(item: Item) {
  const {
    nameZh,
    nameEn,
    kind,
    skill,
    standardMinutes,
    powertrains,
    mandatoryInPackage,
    needsEquipment,
    steps,
    criteria,
  } = item
  return {
    nameZh,
    nameEn,
    kind,
    skill,
    standardMinutes,
    powertrains,
    mandatoryInPackage,
    needsEquipment,
    steps,
    criteria,
  }
}

function ItemBody({ item }: { readonly item: Item }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('serviceItem', name)
  const word = (name: string, value: string) => texts.value('serviceItem', name, value)
  return (
    <>
      <Section title={texts.record('serviceItem')}>
        <Facts
          facts={[
            { label: field('kind'), value: word('kind', item.kind) },
            { label: field('skill'), value: word('skill', item.skill) },
            { label: field('standardMinutes'), value: plainNumber(item.standardMinutes) },
            { label: field('price'), value: <ItemPrice item={item} /> },
            {
              label: field('powertrains'),
              value: item.powertrains.map((power) => <Tag key={power}>{word('powertrains', power)}</Tag>),
            },
            {
              label: field('needsEquipment'),
              value:
                item.needsEquipment.map((use) => texts.value('serviceItem', 'needsEquipment', use)).join(' · ') || '–',
            },
            { label: field('mandatoryInPackage'), value: texts.c(item.mandatoryInPackage ? 'yes' : 'no') },
          ]}
        />
      </Section>
      <Section title={field('steps')}>
        <StepList steps={item.steps} />
      </Section>
      <WorkGuides item={item} />
      <Section title={field('criteria')}>
        <Flex vertical gap={8}>
          {item.criteria.map((criterion) => (
            <Flex key={criterion.code} gap={12} wrap>
              <span>{texts.name(criterion.zh, criterion.en)}</span>
              <Soft>{limitsOf(criterion) ?? texts.t('knowledge.page.byEye')}</Soft>
            </Flex>
          ))}
        </Flex>
      </Section>
    </>
  )
}
