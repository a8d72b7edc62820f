import { Drawer, Skeleton, Tag } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { recordPath } from '../../../../console/web-modules.ts'
import type { scoreParts } from '../../contract/reception-score.ts'

export interface Shown {
  readonly row: { readonly id: string; readonly name: string }
  readonly part: (typeof scoreParts)[number]
  readonly month: string
}

type Row = RowOf<'observation.scoreRows'>

/** The records behind a figure. */
export function ScoreRows({ shown, close }: { readonly shown: Shown; readonly close: () => void }) {
  const texts = useTexts()
  const phone = usePhone()
  const { store } = useSession()
  const { row, part, month } = shown
  const { data } = useRead('observation.scoreRows', {
    query: { ...(store ? { store: store.id } : {}), advisorId: row.id, month, part },
  })
  const title = texts.t('care.score.rows', { name: row.name, month, what: texts.t(`care.score.part.${part}`) })
  return (
    <Drawer open onClose={close} title={title} size={phone ? '100%' : 620}>
      {!data && <Skeleton active />}
      {data && (
        <LineTable<Row>
          label={title}
          rows={data.rows}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'label',
              heading: texts.t('care.score.record'),
              draw: (one) => {
                const path = recordPath(one.record, one.id)
                return path && one.record !== 'observation' ? <AppLink href={path}>{one.label}</AppLink> : one.label
              },
            },
            { key: 'at', heading: texts.t('care.score.at'), draw: (one) => <When at={one.at} /> },
            {
              key: 'value',
              heading: texts.t('care.score.value'),
              numeric: true,
              draw: (one) =>
                one.minutes === null
                  ? one.marks.map(({ name, mark }) => `${texts.field('observation', name)} ${mark}`).join(' · ')
                  : texts.t('care.score.minutes', { minutes: one.minutes }),
            },
            ...(data.rows.some((one) => one.inTime !== null)
              ? [
                  {
                    key: 'inTime',
                    heading: texts.t('care.score.judged'),
                    draw: (one: Row) => (
                      <Tag color={one.inTime ? 'success' : 'error'} style={{ margin: 0 }}>
                        {texts.t(one.inTime ? 'care.score.inTime' : 'care.score.late')}
                      </Tag>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Drawer>
  )
}
