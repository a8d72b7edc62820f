import { theme } from 'antd'
import { type CSSProperties, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { usePhone } from '../../../console/screen.ts'
import { useTexts } from '../../../console/texts.ts'
import { DayCell } from './DayCell.tsx'
import { ShiftDrawer } from './ShiftDrawer.tsx'
import { weekdayOf } from './week.ts'

export type Shift = RowOf<'shift.list'>
export type Member = RowOf<'staff.list'>

interface WeekTableProps {
  readonly storeId: string
  readonly days: readonly string[]
  readonly today: string
  readonly people: readonly Member[]
  readonly shifts: readonly Shift[]
}

/** People downwards, days across. */
export function WeekTable({ storeId, days, today, people, shifts }: WeekTableProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  const [planning, setPlanning] = useState<{ verb: 'plan' | 'absent'; person: Member; day: string }>()
  const cell: CSSProperties = {
    padding: 6,
    border: `1px solid ${token.colorBorderSecondary}`,
    verticalAlign: 'top',
    textAlign: 'start',
  }
  // Whose days they are stays in sight while the days are moved.
  const names: CSSProperties = {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 1,
    background: token.colorBgContainer,
  }
  return (
    <div style={{ overflowX: 'auto', background: token.colorBgContainer, borderRadius: token.borderRadius }}>
      <table style={{ borderCollapse: 'collapse', width: '100%', minWidth: 900, tableLayout: 'fixed' }}>
        <thead>
          <tr>
            <th scope="col" style={{ ...cell, ...names, width: phone ? 84 : 120 }}>
              {texts.field('shift', 'staffId')}
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                aria-current={day === today ? 'date' : undefined}
                style={{ ...cell, color: day === today ? token.colorPrimary : undefined }}
              >
                {weekdayOf(day, texts.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" style={{ ...cell, ...names, fontWeight: 400 }}>
                <strong style={{ whiteSpace: 'nowrap' }}>{person.name}</strong>
                <br />
                <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{person.position}</span>
              </th>
              {days.map((day) => (
                <td key={day} style={cell}>
                  <DayCell
                    label={`${person.name} ${weekdayOf(day, texts.language)}`}
                    shifts={shifts.filter((shift) => shift.staffId === person.id && shift.day === day)}
                    begin={(verb) => setPlanning({ verb, person, day })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {planning && (
        <ShiftDrawer
          key={`${planning.verb}.${planning.person.id}.${planning.day}`}
          storeId={storeId}
          {...planning}
          shifts={shifts.filter((shift) => shift.staffId === planning.person.id && shift.day === planning.day)}
          close={() => setPlanning(undefined)}
        />
      )}
    </div>
  )
}
