import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { isSeries } from '../../../../kernel/contract/series.ts'
import { findingTypes } from '../../../../console/ui/evidence-item.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { type FileRow, RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { SeriesCharts } from '../../../../console/ui/SeriesCharts.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import type { Finding } from './FindingForm.tsx'
import { SeverityTag } from './SeverityTag.tsx'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { touch } from './words.tsx'

const FindingForm = lazy(() => import('./FindingForm.tsx').then((file) => ({ default: file.FindingForm })))

/** What was found, each with its risk in plain words, its photos and the work that cures it. */
export function FindingsTab({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const [open, setOpen] = useState<Finding | 'new'>()
  const [dropping, setDropping] = useState<Finding>()
  const files = useFiles('repairOrder', diagnosis.orderId) ?? []
  const mayAdd = may(diagnosis, 'addFinding')
  return (
    <>
      {diagnosis.findings.length === 0 && (
        <Empty text={texts.t('service.diag.noFindings')} next={texts.t('service.diag.noFindingsNext')} />
      )}
      {diagnosis.findings.map((finding) => (
        <OneFinding
          key={finding.id}
          diagnosis={diagnosis}
          finding={finding}
          files={files.filter((row) => row.subjectId === finding.id)}
          edit={() => setOpen(finding)}
          drop={() => setDropping(finding)}
        />
      ))}
      {mayAdd && (
        <Button type="primary" size="large" style={touch} icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {texts.verb('diagnosis', 'addFinding')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <FindingForm
            diagnosis={diagnosis}
            finding={open === 'new' ? undefined : open}
            recorded={open === 'new' ? [] : files.filter((row) => row.subjectId === open.id && isSeries(row))}
            close={() => setOpen(undefined)}
          />
        </Suspense>
      )}
      {dropping && (
        <VerbDrawer
          verb="diagnosis.dropFinding"
          open
          close={() => setDropping(undefined)}
          target={diagnosis}
          also={also}
          form={{ fields: [{ name: 'reason', kind: 'text' }], fixed: { findingId: dropping.id } }}
        />
      )}
    </>
  )
}

interface OneFindingProps {
  readonly diagnosis: Diagnosis
  readonly finding: Finding
  readonly files: readonly FileRow[]
  readonly edit: () => void
  readonly drop: () => void
}

function OneFinding({ diagnosis, finding, files, edit, drop }: OneFindingProps) {
  const texts = useTexts()
  const mayEdit = may(diagnosis, 'editFinding')
  const concern = diagnosis.concerns.find((one) => one.id === finding.concernId)
  const recorded = files.filter(isSeries)
  const keys = mayEdit && (
    <Flex gap={8}>
      <Button onClick={edit}>{texts.verb('diagnosis', 'editFinding')}</Button>
      <Button danger onClick={drop}>
        {texts.verb('diagnosis', 'dropFinding')}
      </Button>
    </Flex>
  )
  const place = {
    record: 'repairOrder',
    recordId: diagnosis.orderId,
    kind: 'finding',
    subjectId: finding.id,
  } as const
  return (
    <Section title={finding.words} extra={keys}>
      <Flex vertical gap={12}>
        <Flex gap={8} wrap align="center">
          <SeverityTag severity={finding.severity} />
          {concern && <Soft>{texts.t('service.page.quoted', { words: concern.words })}</Soft>}
          <Soft>
            {finding.foundBy} <When at={finding.foundAt} />
          </Soft>
        </Flex>
        <p style={{ margin: 0, fontSize: 16 }}>{finding.risk}</p>
        <RecordEvidence
          files={files.filter((file) => !isSeries(file))}
          name={finding.words}
          place={mayEdit ? place : undefined}
          accept={findingTypes}
        />
        {recorded.map(({ id }) => (
          <SeriesCharts key={id} file={{ id, limits: finding.limits ?? [] }} />
        ))}
        {finding.lines.length > 0 && (
          <Flex gap={8} wrap align="center">
            <Soft>{texts.t('service.diag.propose')}</Soft>
            {finding.lines.map((line) => (
              <Tag key={`${line.kind}${line.code}`} style={{ margin: 0 }}>
                {texts.name(line.nameZh, line.nameEn)}
              </Tag>
            ))}
          </Flex>
        )}
      </Flex>
    </Section>
  )
}
