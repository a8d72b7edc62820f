import type { ReactNode } from 'react'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Plate } from './Plate.tsx'

export interface HeadFacts {
  readonly storeNameZh: string
  readonly storeNameEn: string
  readonly storePhone: string
  readonly advisorName: string
  readonly plate: string
  readonly plateColour: string
  readonly modelZh: string | null
  readonly modelEn: string | null
}

/** Whose page this is: store, car, advisor, and the telephone one tap away. */
export function Head({ facts, number, children }: HeadProps) {
  const { t, name } = useTexts()
  return (
    <header className="head">
      <div className="top">
        <strong className="grow">{name(facts.storeNameZh, facts.storeNameEn)}</strong>
        <LanguageSwitch />
      </div>
      <div className="row">
        <Plate plate={facts.plate} colour={facts.plateColour} />
        <span>{name(facts.modelZh, facts.modelEn)}</span>
      </div>
      <div className="row dim">
        <span>{t('orderNumber', { number })}</span>
        {facts.advisorName && <span>{t('advisor', { name: facts.advisorName })}</span>}
        {facts.storePhone && (
          <a className="call" href={`tel:${facts.storePhone}`}>
            {t('call', { phone: facts.storePhone })}
          </a>
        )}
      </div>
      {children}
    </header>
  )
}

interface HeadProps {
  readonly facts: HeadFacts
  readonly number: string
  readonly children?: ReactNode
}
