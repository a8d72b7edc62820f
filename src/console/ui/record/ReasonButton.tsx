import { Button, theme, Tooltip } from 'antd'
import { useNotice } from '../../notice.tsx'

interface ReasonButtonProps {
  readonly label: string
  /** Why it cannot be done now. */
  readonly reason: string
}

/** A greyed button that tells its reason: on hover, on focus and, for fingers, on a tap. */
export function ReasonButton({ label, reason }: ReasonButtonProps) {
  const { token } = theme.useToken()
  const notice = useNotice()
  return (
    <Tooltip title={reason}>
      <Button
        aria-disabled
        aria-description={reason}
        type="dashed"
        onClick={() => notice.say(reason)}
        style={{
          color: token.colorTextDescription,
          background: 'transparent',
          borderColor: token.colorBorder,
          cursor: 'not-allowed',
        }}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
