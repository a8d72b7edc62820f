/** What lists of bookings read of a deposit; `a` is the booking. */
export const depositColumns = `d.state as deposit_state, d.nature as deposit_nature, d.amount_fen as deposit_amount_fen,
  d.due_at as deposit_due_at`
export const depositJoin = 'left join money.deposit_brief d on d.group_id = a.group_id and d.id = a.deposit_id'

export interface DepositColumns {
  readonly deposit_id: string | null
  readonly deposit_state: string | null
  readonly deposit_nature: string | null
  readonly deposit_amount_fen: number | null
  readonly deposit_due_at: string | null
}

/** A row's deposit as pages show it, apart from the rest of the row. */
export function splitDeposit<T extends DepositColumns>(row: T) {
  const { deposit_state, deposit_nature, deposit_amount_fen, deposit_due_at, ...rest } = row
  const deposit =
    row.deposit_id === null || deposit_state === null
      ? null
      : {
          id: row.deposit_id,
          state: deposit_state,
          nature: deposit_nature ?? '',
          amountFen: deposit_amount_fen ?? 0,
          dueAt: deposit_due_at ?? '',
        }
  return { rest, deposit }
}
