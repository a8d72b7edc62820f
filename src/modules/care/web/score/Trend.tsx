import { Flex, theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import type { Scored } from './ScorePage.tsx'

const height = 28

/** The score and the principles over the months, as small bars that read out what they mean. */
export function Trend({ months }: { readonly months: Scored['months'] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Flex gap={6} align="end" role="list" aria-label={texts.t('care.score.trend')}>
      <Soft>{texts.t('care.score.trend')}</Soft>
      {months.map(({ month, total, principles }) => {
        const text = texts.t('care.score.trendOf', {
          month,
          total: total?.toFixed(1) ?? '–',
          principles: principles?.toFixed(1) ?? '–',
        })
        return (
          <span key={month} role="listitem" title={text} aria-label={text} style={{ textAlign: 'center' }}>
            <span
              style={{
                display: 'block',
                width: 22,
                height: Math.max(2, ((total ?? 0) / 100) * height),
                background: total === null ? token.colorFillSecondary : token.colorPrimary,
                borderRadius: 2,
              }}
            />
            <span style={{ fontSize: 11, color: token.colorTextDescription }}>{month.slice(5)}</span>
          </span>
        )
      })}
    </Flex>
  )
}
