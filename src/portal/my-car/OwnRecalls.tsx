import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { useLive } from '../use-live.ts'
import type { MyItems } from './cars.ts'
import type { ChosenItems } from './OwnItems.tsx'

export type OwnRecall = MyItems['recalls'][number]

/** Open recalls of his car, and the one that the message named. */
export function useRecalls(vehicleId: string): readonly OwnRecall[] | undefined {
  const { data } = useLive((signal) => ask<MyItems>(`/api/my/items?vehicle=${vehicleId}`, { signal }), vehicleId)
  return data?.recalls
}

/** The recall named in the address of the page. */
export const namedRecall = () => new URLSearchParams(window.location.search).get('recall')

/** The recalls alone, when another kind of visit is chosen. */
export function recallsOf(chosen: ChosenItems, recalls: readonly OwnRecall[]): ChosenItems {
  const kept = recalls.filter((recall) => chosen.recallIds?.includes(recall.id))
  return kept.reduce(withRecall, { itemCodes: [] })
}

export function withRecall(chosen: ChosenItems, recall: OwnRecall): ChosenItems {
  return {
    ...chosen,
    itemCodes: [...new Set([...chosen.itemCodes, ...recall.itemCodes])],
    recallIds: [...(chosen.recallIds ?? []), recall.id],
  }
}

interface OwnRecallsProps {
  readonly recalls: readonly OwnRecall[]
  readonly chosen: ChosenItems
  readonly onChoose: (chosen: ChosenItems) => void
}

/** What is called back on his car: done in this visit, free of charge. */
export function OwnRecalls({ recalls, chosen, onChoose }: OwnRecallsProps) {
  const { t, name } = useTexts()
  const toggle = (recall: OwnRecall) => {
    if (!chosen.recallIds?.includes(recall.id)) return onChoose(withRecall(chosen, recall))
    return onChoose({
      ...chosen,
      itemCodes: chosen.itemCodes.filter((code) => !recall.itemCodes.includes(code)),
      recallIds: chosen.recallIds.filter((id) => id !== recall.id),
    })
  }
  return recalls.map((recall) => (
    <section key={recall.id} className="box bad" aria-label={t('book.recall')}>
      <h2>{t('book.recallTitle', { number: recall.number, title: name(recall.titleZh, recall.titleEn) ?? '' })}</h2>
      <p>{name(recall.dangerZh, recall.dangerEn)}</p>
      {recall.stopUse && <p>{t('book.recallStopUse')}</p>}
      <button
        type="button"
        className="pick"
        aria-pressed={chosen.recallIds?.includes(recall.id) ?? false}
        onClick={() => toggle(recall)}
      >
        {t('book.recallDo')}
      </button>
    </section>
  ))
}
