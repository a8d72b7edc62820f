import { useNow } from '../../../../console/clock.ts'
import { nearTime } from '../../../../console/formats.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'

/** Deposits that wait for money, and money that waits for its customer; not there where the shop asks for none. */
export function DepositsOpen() {
  const texts = useTexts()
  const now = useNow()
  const { store } = useSession()
  const found = useRead('deposit.list', {
    query: { open: 'true', limit: 50, ...(store ? { store: store.id } : {}) },
    also: ['appointment', 'bill'],
  })
  if (!found.data?.rows.length) return null
  return (
    <ListBlock
      title={texts.t('money.home.deposits')}
      asked={found}
      rows={found.data.rows}
      all="/deposits?open=true"
      keyOf={(row) => row.id}
      draw={(row) => {
        const owed = row.state === 'toRefund'
        const verb = texts.verb('deposit', owed ? 'refund' : 'pay')
        return (
          <ListLine
            more={owed ? null : texts.t('money.home.depositBy', { when: nearTime(row.dueAt, now) })}
            end={
              <>
                <Money fen={owed ? row.owedFen : row.amountFen} strong />
                <GoButton href={`/deposits/${row.id}`} label={`${verb} ${row.plate ?? row.number}`}>
                  {verb}
                </GoButton>
              </>
            }
          >
            {row.plate && <Plate plate={row.plate} colour={row.plateColour} />}
            <span style={{ whiteSpace: 'nowrap' }}>{row.customerName}</span>
            <StateTag record="deposit" state={row.state} />
          </ListLine>
        )
      }}
      empty={{ text: texts.t('money.home.noDeposits') }}
    />
  )
}
