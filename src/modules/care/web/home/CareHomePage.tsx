import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { dayOf, plainNumber } from '../../../../console/formats.ts'
import { Figure } from '../../../../console/home/Figure.tsx'
import { ListBlock } from '../../../../console/home/ListBlock.tsx'
import { RoleHome } from '../../../../console/home/RoleHome.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { OpenEnquiries } from '../../../service/web/home/OpenEnquiries.tsx'
import { NextCallButton } from '../NextCallButton.tsx'
import { CallLine, ResultLine } from './lines.tsx'

/** How far back the agent's own results go. */
const resultDays = 7

/** The care agent's day: the next call, whom to call by when it is due, who asked to be called, how it went. */
export default function CareHomePage() {
  const { t } = useTexts()
  const { store } = useSession()
  const ofStore = store ? { store: store.id } : {}
  const everySeconds = 60
  const due = useRead('followUp.list', {
    query: { ...ofStore, state: 'due', limit: 200, total: 'true' },
    everySeconds,
    also: ['customer', 'vehicle'],
  })
  const made = useRead('followUp.list', { query: { ...ofStore, state: 'done', mine: 'true', limit: 5 } })
  const rows = due.data?.rows
  const agreed = rows
    ?.filter((row) => row.callBackAt !== null)
    .toSorted((a, b) => (a.callBackAt ?? '').localeCompare(b.callBackAt ?? ''))
  return (
    <RoleHome
      action={<NextCallButton />}
      shown={['care.due', 'care.late', 'care.mine']}
      figures={<Figures due={due.data} failed={due.isError} />}
      side={
        <>
          <OpenEnquiries />
          <ListBlock
            title={t('care.home.agreed')}
            asked={due}
            rows={agreed}
            all="/follow-ups?state=due"
            keyOf={(row) => row.id}
            draw={(row) => <CallLine call={row} agreed />}
            empty={{ text: t('care.home.nothingAgreed') }}
          />
          <ListBlock
            title={t('care.home.results')}
            asked={made}
            rows={made.data?.rows}
            total={null}
            keyOf={(row) => row.id}
            draw={(row) => <ResultLine call={row} />}
            empty={{ text: t('care.home.noResults'), next: t('care.home.noResultsNext') }}
          />
        </>
      }
    >
      <ListBlock
        title={t('care.home.calls')}
        asked={due}
        rows={rows}
        total={due.data?.total}
        most={12}
        all="/follow-ups?state=due"
        keyOf={(row) => row.id}
        draw={(row) => <CallLine call={row} />}
        empty={{ text: t('care.next.none'), next: t('care.page.emptyNext') }}
      />
    </RoleHome>
  )
}

interface FiguresProps {
  readonly due: AnswerOf<'followUp.list'> | undefined
  readonly failed: boolean
}

function Figures({ due, failed }: FiguresProps) {
  const { t } = useTexts()
  const { store } = useSession()
  const now = useNow()
  const mine = useRead('followUp.onTime', {
    query: { days: resultDays, mine: 'true', ...(store ? { store: store.id } : {}) },
  })
  const late = due?.rows.filter((row) => row.late)
  const today = due?.rows.filter((row) => !row.late && dayOf(row.dueAt) === dayOf(now))
  const { done = 0, onTime = 0 } = mine.data ?? {}
  return (
    <>
      <Figure
        room="care"
        name="late"
        failed={failed}
        value={late && plainNumber(late.length)}
        href="/follow-ups?state=due&late=true"
        wrong={Boolean(late?.length)}
      />
      <Figure
        room="care"
        name="today"
        failed={failed}
        value={today && plainNumber(today.length)}
        href="/follow-ups?state=due"
      />
      <Figure
        room="care"
        name="open"
        failed={failed}
        value={due && plainNumber(due.total ?? due.rows.length)}
        href="/follow-ups?state=due"
      />
      <Figure
        room="care"
        name="week"
        failed={mine.isError}
        value={mine.data && plainNumber(done)}
        more={done > 0 ? t('care.home.onTime', { percent: Math.round((onTime / done) * 100) }) : null}
        href="/follow-ups?state=done&mine=true"
      />
    </>
  )
}
