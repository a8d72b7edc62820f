import { Flex, theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import type { Sheet } from './readings.ts'

type Done = Sheet['done'][number]

/** What the levels before found. */
export function LevelsBefore({ done, lines }: { readonly done: readonly Done[]; readonly lines: Sheet['lines'] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Section title={texts.t('quality.sheet.before')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {done.map((one) => (
          <li key={one.id} style={{ paddingBlock: 6 }}>
            <Flex gap={8} align="center" wrap>
              <strong>{texts.value('inspection', 'level', one.level)}</strong>
              <StateTag record="inspection" state={one.state} />
              <span>{texts.t('quality.sheet.round', { round: one.round })}</span>
              <span>{one.inspectorName}</span>
              <When at={one.inspectedAt} />
            </Flex>
            {one.signature?.image && (
              <Flex gap={8} align="center" wrap>
                <img
                  src={one.signature.image}
                  alt={texts.t('quality.sheet.signedBy', { name: one.inspectorName })}
                  style={{ height: 48, background: '#fff', border: `1px solid ${token.colorBorderSecondary}` }}
                />
                {!one.signature.unchanged && (
                  <strong style={{ color: token.colorError }}>{texts.t('quality.sheet.signatureBroken')}</strong>
                )}
              </Flex>
            )}
            {one.cause && <div style={{ color: token.colorError }}>{one.cause}</div>}
            {one.readings.some(({ photoIds }) => photoIds?.length) && <Failures id={one.id} />}
            <div style={{ color: token.colorTextDescription }}>{measuredText(one, lines, texts.name)}</div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What was seen of it. */
function Failures({ id }: { readonly id: string }) {
  const { t } = useTexts()
  return <RecordEvidence small files={useFiles('inspection', id) ?? []} name={t('quality.file.failure')} />
}

/** The measured values in a line: `前制动片厚度 8 mm`. */
function measuredText(one: Done, lines: Sheet['lines'], name: (zh: string, en: string) => string): string {
  return one.readings
    .flatMap((reading) => {
      if (reading.value === null) return []
      const criterion = lines.flatMap((line) => line.criteria).find((each) => each.code === reading.code)
      return criterion ? [`${name(criterion.zh, criterion.en)} ${reading.value} ${criterion.unit ?? ''}`.trim()] : []
    })
    .join(' · ')
}
