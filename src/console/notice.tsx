import { App, Button, Flex } from 'antd'
import { useMemo } from 'react'
import type { ProblemError } from './problem.ts'
import { useTexts } from './texts.ts'

export interface Notice {
  readonly done: (text: string, undo?: () => void) => void
  readonly problem: (problem: ProblemError) => void
  readonly say: (text: string) => void
}

/** Short words at the top of the screen, read out by screen readers. */
export function useNotice(): Notice {
  const { message } = App.useApp()
  const texts = useTexts()
  return useMemo<Notice>(
    () => ({
      done(text, undo) {
        const key = `done-${text}`
        const back = () => {
          message.destroy(key)
          undo?.()
        }
        const content = undo ? (
          <Flex component="span" gap={8} align="center">
            {text}
            <Button size="small" type="link" onClick={back}>
              {texts.c('undo')}
            </Button>
          </Flex>
        ) : (
          text
        )
        void message.success({ key, content, duration: undo ? 8 : 4 })
      },
      problem(problem) {
        const fields = problem.fields.map((field) => `${field.path} ${texts.issue(field)}`).join(' · ')
        void message.error({
          content: fields ? `${texts.problem(problem)} ${fields}` : texts.problem(problem),
          duration: 6,
        })
      },
      say: (text) => void message.info({ content: text, duration: 5 }),
    }),
    [message, texts],
  )
}
