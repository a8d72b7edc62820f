import { Alert, Checkbox, Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { VisitType } from '../../contract/visit-type.ts'

export type Recall = AnswerOf<'warrantyPolicy.ofCar'>['recalls'][number]

interface Booked {
  readonly visitType: VisitType
  readonly itemCodes: readonly string[]
  readonly recallIds: readonly string[]
}

/** The visit with a recall done in it: its items come along; nothing else wanted, it is a visit of that kind. */
export function withRecall<W extends Booked>(wish: W, recall: Recall): W {
  const itemCodes = [...new Set([...wish.itemCodes, ...recall.itemCodes])]
  const visitType: VisitType = wish.itemCodes.length === 0 ? 'recall' : wish.visitType
  return { ...wish, visitType, itemCodes, recallIds: [...wish.recallIds, recall.id] }
}

function withoutRecall<W extends Booked>(wish: W, recall: Recall): W {
  const itemCodes = wish.itemCodes.filter((code) => !recall.itemCodes.includes(code))
  return { ...wish, itemCodes, recallIds: wish.recallIds.filter((id) => id !== recall.id) }
}

interface RecallKeysProps<W extends Booked> {
  readonly recalls: readonly Recall[]
  readonly wish: W
  readonly change: (next: W) => void
}

/** Open recalls of the car, each to be done in the visit that is being booked (P-09). */
export function RecallKeys<W extends Booked>({ recalls, wish, change }: RecallKeysProps<W>) {
  const texts = useTexts()
  if (recalls.length === 0) return null
  return (
    <Flex vertical gap={8} style={{ marginBottom: 12 }}>
      {recalls.map((recall) => {
        const chosen = wish.recallIds.includes(recall.id)
        const title = texts.name(recall.titleZh, recall.titleEn)
        return (
          <Alert
            key={recall.id}
            type={recall.stopUse ? 'error' : 'warning'}
            title={
              <Checkbox
                checked={chosen}
                onChange={() => change(chosen ? withoutRecall(wish, recall) : withRecall(wish, recall))}
              >
                {texts.t('warranty.page.forRecall', { number: recall.number, title })}
              </Checkbox>
            }
          />
        )
      })}
    </Flex>
  )
}
