import { Alert, Button, Drawer, Flex } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { z } from 'zod'
import { useHotkey } from '../../hotkeys.ts'
import type { ProblemError } from '../../problem.ts'
import { usePhone } from '../../screen.ts'
import { useTexts } from '../../texts.ts'
import type { Field } from './field.ts'
import type { Values } from './rules.ts'
import { ZodForm, type ZodFormHandle } from './ZodForm.tsx'

export interface FormDrawerProps {
  readonly open: boolean
  readonly close: () => void
  readonly title: string
  /** The word on the button that sends. */
  readonly sendLabel: string
  readonly record: string
  readonly schema: z.ZodType
  readonly fields: readonly Field[]
  readonly initial?: Values | undefined
  readonly fixed?: Values | undefined
  readonly draftKey?: string | undefined
  readonly errorsAt?: Readonly<Record<string, string>> | undefined
  /** The consequence, where it cannot be undone. */
  readonly warning?: string | undefined
  /** Its rows have many parts and stand on one line where the screen allows it. */
  readonly wide?: boolean | undefined
  /** What the person should have before his eyes while filling in. */
  readonly head?: ReactNode
  readonly send: (data: Values) => Promise<ProblemError | undefined>
}

/** A short form at the right, one column: Ctrl Enter sends, Esc closes and keeps the draft. */
export function FormDrawer({ open, close, title, sendLabel, warning, head, wide, send, ...form }: FormDrawerProps) {
  const { c } = useTexts()
  const phone = usePhone()
  const handle = useRef<ZodFormHandle>(null)
  const [busy, setBusy] = useState(false)
  const sendOnce = async (data: Values) => {
    setBusy(true)
    const problem = await send(data).finally(() => setBusy(false))
    if (!problem) close()
    return problem
  }
  useHotkey('enter', () => handle.current?.submit(), { control: true, enabled: open })
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{c('form.cancel')}</Button>
      <Button type="primary" danger={warning !== undefined} loading={busy} onClick={() => handle.current?.submit()}>
        {sendLabel}
      </Button>
    </Flex>
  )
  return (
    <Drawer
      open={open}
      onClose={close}
      title={title}
      size={phone ? '100%' : wide ? 'min(880px, 92vw)' : 480}
      footer={footer}
      destroyOnHidden
    >
      <Flex vertical gap={16}>
        {warning && <Alert type="warning" showIcon title={warning} />}
        {head}
        <ZodForm ref={handle} {...form} send={sendOnce} />
      </Flex>
    </Drawer>
  )
}
