import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Flex, theme } from 'antd'
import { clockTime } from '../../../console/formats.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { useVerb } from '../../../console/verbs.ts'
import type { Shift } from './WeekTable.tsx'

interface DayCellProps {
  readonly label: string
  readonly shifts: readonly Shift[]
  readonly begin: (verb: 'plan' | 'absent') => void
}

/** The stretches of one person on one day; a click offers what can be done. */
export function DayCell({ label, shifts, begin }: DayCellProps) {
  const texts = useTexts()
  const { can } = useSession()
  const may = can('shift.plan')
  const items = (['plan', 'absent'] as const).map((verb) => ({
    key: verb,
    label: texts.verb('shift', verb),
    onClick: () => begin(verb),
  }))
  return (
    <Flex vertical gap={4}>
      {shifts.map((shift) => (
        <Stretch key={shift.id} shift={shift} may={may} begin={begin} />
      ))}
      {may && shifts.length === 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button size="small" type="text" block icon={<PlusOutlined />} aria-label={label} />
        </Dropdown>
      )}
    </Flex>
  )
}

interface StretchProps {
  readonly shift: Shift
  readonly may: boolean
  readonly begin: DayCellProps['begin']
}

function Stretch({ shift, may, begin }: StretchProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { modal } = App.useApp()
  const { run } = useVerb('shift.cancel', { also: ['jobCard', 'bay'] })
  const absent = shift.kind === 'absence'
  const text = `${clockTime(shift.startsAt)}–${clockTime(shift.endsAt)}`
  const cancel = () =>
    modal.confirm({
      title: `${texts.verb('shift', 'cancel')} ${shift.staffName ?? ''} ${text}`,
      content: texts.maybe('shift', 'final.cancel'),
      okText: texts.t('people.week.cancelIt'),
      cancelText: texts.t('people.week.keepIt'),
      okButtonProps: { danger: true },
      onOk: () => run({}, shift),
    })
  const items = [
    ...(absent ? [] : [{ key: 'absent', label: texts.verb('shift', 'absent'), onClick: () => begin('absent') }]),
    { key: 'plan', label: texts.t('people.week.planMore'), onClick: () => begin('plan') },
    { key: 'cancel', label: texts.t('people.week.cancelIt'), danger: true, onClick: cancel },
  ]
  const body = (
    <Button
      size="small"
      block
      style={{
        height: 'auto',
        whiteSpace: 'normal',
        paddingBlock: 2,
        color: absent ? token.colorError : undefined,
        background: absent
          ? `repeating-linear-gradient(45deg, ${token.colorFillSecondary} 0 5px, transparent 5px 11px)`
          : token.colorPrimaryBg,
        borderColor: absent ? token.colorErrorBorder : 'transparent',
      }}
    >
      {absent ? `${texts.value('shift', 'kind', shift.kind)} ${text}` : text}
      {absent && shift.reason ? ` · ${shift.reason}` : null}
    </Button>
  )
  return may ? (
    <Dropdown trigger={['click']} menu={{ items }}>
      {body}
    </Dropdown>
  ) : (
    body
  )
}
