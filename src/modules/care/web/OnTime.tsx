import { Flex } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'

/** The share of calls that were made in time, with the figures it is made of. */
export function OnTime() {
  const texts = useTexts()
  const { store } = useSession()
  const { data } = useRead('followUp.onTime', { query: store ? { store: store.id } : {}, everySeconds: 300 })
  if (!data) return null
  const t = (key: string) => texts.t(`care.onTime.${key}`)
  const share = data.done === 0 ? '–' : `${Math.round((data.onTime / data.done) * 100)} %`
  return (
    <Flex gap={16} align="baseline" wrap>
      <span>
        {t('title')} <strong style={{ fontSize: 20 }}>{share}</strong>
      </span>
      <Soft>{texts.t('care.onTime.rate', { onTime: data.onTime, done: data.done })}</Soft>
      <AppLink href="/follow-ups?state=due">
        {t('open')} {data.open}
      </AppLink>
      <AppLink href="/follow-ups?late=true">
        {t('late')} {data.late}
      </AppLink>
      <AppLink href="/follow-ups?state=givenUp">
        {t('givenUp')} {data.givenUp}
      </AppLink>
    </Flex>
  )
}
