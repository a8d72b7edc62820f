import { Button, Collapse, Flex, Tag } from 'antd'
import { useState } from 'react'
import type { AnswerOf, RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'
import { stepParts } from './item-fields.tsx'
import { RowsControl } from './RowsControl.tsx'
import { StepList } from './StepList.tsx'

type Item = AnswerOf<'serviceItem.get'>
type Edition = RowOf<'workGuide.ofItem'>

/** How the item is done on the cars of a maker or of one model: editions in use, and those before them. */
export function WorkGuides({ item }: { readonly item: Item }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('workGuide.ofItem', { id: item.id })
  const [writing, setWriting] = useState<Edition | 'new'>()
  const [retiring, setRetiring] = useState<Edition>()
  const may = can('guide.manage')
  if (!data) return null
  return (
    <Section
      title={texts.t('knowledge.workGuide.title')}
      extra={may && <Button onClick={() => setWriting('new')}>{texts.verb('workGuide', 'write')}</Button>}
    >
      {data.rows.length === 0 && <Soft>{texts.t('knowledge.workGuide.none')}</Soft>}
      {data.rows.length > 0 && (
        <Collapse
          ghost
          items={data.rows.map((row) => ({
            key: row.id,
            label: <EditionWords row={row} />,
            extra: may && row.validUntil === null && (
              <Flex gap={8} onClick={(event) => event.stopPropagation()}>
                <Button size="small" onClick={() => setWriting(row)}>
                  {texts.verb('workGuide', 'write')}
                </Button>
                <Button size="small" danger onClick={() => setRetiring(row)}>
                  {texts.verb('workGuide', 'retire')}
                </Button>
              </Flex>
            ),
            children: <StepList steps={row.steps} />,
          }))}
        />
      )}
      {writing && <WriteEdition item={item} from={writing} close={() => setWriting(undefined)} />}
      {retiring && (
        <VerbDrawer
          verb="workGuide.retire"
          target={retiring}
          open
          close={() => setRetiring(undefined)}
          form={{ fields: [{ name: 'reason', kind: 'text' }] }}
        />
      )}
    </Section>
  )
}

function carsOf(texts: Texts, guide: Pick<Edition, 'maker' | 'modelZh' | 'modelEn'>): string {
  const model = guide.modelZh === null ? texts.t('knowledge.workGuide.all') : texts.name(guide.modelZh, guide.modelEn)
  return `${guide.maker} ${model}`
}

function EditionWords({ row }: { readonly row: Edition }) {
  const texts = useTexts()
  return (
    <Flex gap={8} wrap align="center">
      <strong>{carsOf(texts, row)}</strong>
      <Tag style={{ margin: 0 }}>{texts.t('knowledge.workGuide.edition', { count: row.edition })}</Tag>
      <StateTag record="workGuide" state={row.state} />
      <span>{row.source}</span>
      <Soft>
        {texts.t('knowledge.workGuide.stepCount', { count: row.steps.length })} · <When at={row.validFrom} /> {row.by}
      </Soft>
    </Flex>
  )
}

interface WriteProps {
  readonly item: Item
  /** The edition that the new one is written from. */
  readonly from: Edition | 'new'
  readonly close: () => void
}

/** A new edition begins with the steps of the one before, or of the item. */
function WriteEdition({ item, from, close }: WriteProps) {
  const texts = useTexts()
  const { data } = useRead('model.list')
  if (!data) return null
  const makers = [...new Set(data.rows.map((row) => row.brandZh))]
  const models = data.rows.map((row) => ({
    value: row.id,
    label: `${texts.name(row.brandZh, row.brandEn)} ${texts.name(row.nameZh, row.nameEn)}`,
  }))
  const fixed = from !== 'new' && { maker: from.maker, ...(from.modelId ? { modelId: from.modelId } : {}) }
  return (
    <VerbDrawer
      verb="workGuide.write"
      open
      close={close}
      form={{
        fields: [
          ...(fixed
            ? []
            : [
                {
                  name: 'maker' as const,
                  kind: 'choice' as const,
                  options: makers.map((maker) => ({ value: maker, label: maker })),
                },
                { name: 'modelId' as const, kind: 'choice' as const, options: models },
              ]),
          { name: 'source', kind: 'text' },
          {
            name: 'steps',
            kind: 'own',
            draw: (control) => <RowsControl control={control} parts={stepParts(texts)} />,
          },
        ],
        initial: { steps: from === 'new' ? item.steps : from.steps },
        fixed: { itemId: item.id, ...fixed },
        errorsAt: { 'knowledge.guideForWhom': 'modelId', 'knowledge.guideMakerUnknown': 'modelId' },
      }}
    />
  )
}
