import type { ReactNode } from 'react'
import type { ListKey, QueryOf, RowOf, Some, VerbOf } from '../../endpoints.ts'
import type { Field } from '../form/field.ts'

export interface Column<R> {
  /** For sorting, column choice and the heading `<room>.<record>.field.<key>`. */
  readonly key: string
  /** Full key of another heading. */
  readonly label?: string
  readonly draw: (row: R) => ReactNode
  /** The server sorts by it. */
  readonly sort?: true
  /** Figures stand at the right. */
  readonly numeric?: true
  readonly width?: number
  /** Shown once somebody chooses it. */
  readonly optional?: true
  /** On a phone the first column heads the card; these stay away. */
  readonly phone?: 'hide'
}

export interface Filter<N extends string = string> {
  readonly name: N
  readonly kind: 'choice' | 'day' | 'flag'
  /** For a choice; words from `<room>.<record>.value.<name>` or, for `state`, from the lifecycle. */
  readonly options?: readonly string[]
  /** Several at once, sent with commas. */
  readonly many?: true
}

/** A view that everybody has; people save their own beside it. */
export interface View {
  /** Full text key. */
  readonly label: string
  /** `state=booked&sort=startsAt` */
  readonly search: string
}

export interface BulkVerb<V extends string = string> {
  readonly verb: V
  /** The fields of the verb's form, where it needs one. */
  readonly fields?: readonly Field[]
}

export interface RecordTableProps<K extends ListKey> {
  readonly read: K
  /** Text of the page's heading. */
  readonly title: string
  readonly columns: readonly Column<RowOf<K>>[]
  readonly filters?: readonly Filter<keyof QueryOf<K> & string>[]
  /** Asked for in any case, without standing in the address. */
  readonly fixed?: Some<QueryOf<K>>
  readonly views?: readonly View[]
  /** Address of a row's page. */
  readonly href?: (row: RowOf<K>) => string
  readonly bulk?: readonly BulkVerb<VerbOf<K>>[]
  /** The button at the top right; `n` presses it. */
  readonly create?: { readonly verb: VerbOf<K>; readonly open: () => void }
  readonly empty?: { readonly text: string; readonly next?: string }
  /** Other records that the rows show. */
  readonly also?: readonly string[]
  readonly exportable?: boolean
}

/** A row as the table's parts handle it. */
export interface AnyRow {
  readonly id: string
  readonly [name: string]: unknown
}
