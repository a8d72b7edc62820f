import { Alert, Button, Drawer, Flex, Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { EffectList } from './EffectsPanel.tsx'
import type { WhatIf } from './move.ts'

interface DropDrawerProps {
  readonly title: string
  readonly effects: WhatIf
  readonly close: () => void
  readonly drop: (reason: string) => Promise<void>
}

const reasons = ['wish', 'skill', 'balance', 'absent'] as const

/** Why somebody else than proposed gets it: one tap for the usual reasons, words for the rest. */
export function DropDrawer({ title, effects, close, drop }: DropDrawerProps) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const run = async (reason: string) => {
    setBusy(true)
    await drop(reason)
    setBusy(false)
  }
  const isLate = effects.effects.some((each) => each.lateMinutes === null || each.lateMinutes > 0)
  return (
    <Drawer open onClose={close} title={title} size="large">
      <Flex vertical gap={12}>
        <EffectList effects={effects.effects} />
        {isLate && <Alert type="warning" showIcon title={t('workshop.move.tellCustomer')} />}
        <Flex gap={8} wrap>
          {reasons.map((reason) => (
            <Button key={reason} disabled={busy} onClick={() => void run(t(`workshop.move.reason.${reason}`))}>
              {t(`workshop.move.reason.${reason}`)}
            </Button>
          ))}
        </Flex>
        <Input.TextArea
          value={words}
          rows={2}
          maxLength={200}
          aria-label={t('workshop.move.words')}
          placeholder={t('workshop.move.words')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="primary" loading={busy} disabled={words.trim() === ''} onClick={() => void run(words.trim())}>
          {t('workshop.move.drop')}
        </Button>
      </Flex>
    </Drawer>
  )
}
