import { Checkbox, Flex, Input } from 'antd'
import { z } from 'zod'
import { useTexts } from '../texts.ts'
import type { OwnControl } from '../ui/form/field.ts'

const hours = z.array(z.object({ open: z.string(), close: z.string() }).nullable()).length(7)
type Hours = z.output<typeof hours>

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** Opening hours of the seven days; a day without them is closed. */
export function HoursControl({ control }: { readonly control: OwnControl }) {
  const texts = useTexts()
  const known = hours.safeParse(control.value)
  const week: Hours = known.success ? known.data : weekdays.map(() => null)
  const put = (day: number, value: Hours[number]) => control.onChange(week.map((old, at) => (at === day ? value : old)))
  return (
    <Flex vertical gap={8} id={control.id} role="group">
      {weekdays.map((day) => {
        const span = week[day] ?? null
        const name = texts.t(`kernel.admin.weekday.${day}`)
        const time = (edge: 'open' | 'close') => (
          <Input
            type="time"
            style={{ width: 130 }}
            disabled={!span}
            aria-label={`${name} ${texts.t(`kernel.admin.${edge}`)}`}
            value={span?.[edge] ?? ''}
            onChange={(event) => span && put(day, { ...span, [edge]: event.target.value })}
          />
        )
        return (
          <Flex key={day} gap={8} align="center">
            <Checkbox
              checked={span !== null}
              style={{ width: 90 }}
              onChange={(event) => put(day, event.target.checked ? { open: '08:30', close: '18:00' } : null)}
            >
              {name}
            </Checkbox>
            {time('open')}
            {time('close')}
          </Flex>
        )
      })}
    </Flex>
  )
}
