import type { ReactNode } from 'react'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** What an own control of a page gets. */
export interface OwnControl {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly invalid: boolean
}

/** A list to pick one record from, found by typing. */
export interface PickSource {
  readonly key: string
  readonly find: (q: string, signal: AbortSignal) => Promise<readonly Choice[]>
}

type FieldKind =
  | { readonly kind: 'text'; readonly placeholder?: string }
  | { readonly kind: 'longText'; readonly rows?: number }
  | { readonly kind: 'password' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'plate' }
  | { readonly kind: 'vin' }
  | { readonly kind: 'number'; readonly unit?: string; readonly digits?: number }
  /** Typed in yuan, kept in fen. */
  | { readonly kind: 'money' }
  /** Typed in units, kept in thousandths. */
  | { readonly kind: 'quantity'; readonly unit?: string }
  /** One or several of fixed words; `keys` are big buttons instead of a list. */
  | {
      readonly kind: 'choice'
      readonly options: readonly string[] | readonly Choice[]
      readonly many?: true
      readonly keys?: true
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'day' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'pick'; readonly from: PickSource; readonly shown?: string }
  /** Several short texts (belongings). */
  | { readonly kind: 'words'; readonly options?: readonly string[] }
  | { readonly kind: 'own'; readonly draw: (control: OwnControl) => ReactNode }

/** A field of a form. Its rules come from the schema, its label from `<room>.<record>.field.<name>`. */
export type Field<N extends string = string> = FieldKind & {
  readonly name: N
  /** Full key of another label. */
  readonly label?: string
  /** Full key of a sentence below the field; `<room>.<record>.help.<name>` when left out. */
  readonly help?: string
  /** Shown only while this holds. */
  readonly when?: (values: Readonly<Record<string, unknown>>) => boolean
}
