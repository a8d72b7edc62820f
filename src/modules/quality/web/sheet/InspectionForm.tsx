import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import { useGo } from '../../../../console/navigation.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { ReasonButton } from '../../../../console/ui/record/ReasonButton.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { CriterionRow } from './CriterionRow.tsx'
import { FailForm } from './FailForm.tsx'
import { FailurePhoto, type FailurePhotos } from './FailurePhoto.tsx'
import { SignFinding } from './SignFinding.tsx'
import { foundKey, judged, type Sheet } from './readings.ts'
import { useFound } from './use-found.ts'

interface InspectionFormProps {
  readonly sheet: Sheet
  readonly level: NonNullable<Sheet['level']>
}

const also = ['repairOrder', 'jobCard']

/** The criteria of this level, then pass or fail. */
export function InspectionForm({ sheet, level }: InspectionFormProps) {
  const texts = useTexts()
  const go = useGo()
  const { workStore } = useSession()
  const kept = useFound(`inspection.${sheet.orderId}.${level}.${sheet.round}`)
  const [failing, setFailing] = useState(false)
  const [signature, setSignature] = useState<string>()
  const { run, pending } = useVerb('inspection.record', {
    also,
    say: (record) =>
      texts.t(record.state === 'passed' ? 'quality.sheet.saidPassed' : 'quality.sheet.saidFailed', {
        number: sheet.number,
        level: texts.value('inspection', 'level', level),
      }),
  })
  const [photos, setPhotos] = useState<FailurePhotos>({})
  const { readings, bad, missing } = judged(sheet.lines, kept.found, sheet.last, photos)
  const bare = bad.filter(({ line, criterion }) => !photos[foundKey(line, criterion)]?.length)
  const record = async (passed: boolean, more: { cause?: string; backToCardId?: string } = {}) => {
    const outcome = await run({
      storeId: workStore?.id ?? '',
      orderId: sheet.orderId,
      level,
      readings: [...readings],
      passed,
      ...(signature ? { signature } : {}),
      ...more,
    })
    if (!outcome.ok) return
    kept.drop()
    go('/inspections/queue')
  }
  return (
    <Flex vertical gap={12}>
      <Checks
        sheet={sheet}
        kept={kept}
        bad={bad}
        photos={photos}
        show={(key, items) => setPhotos((before) => ({ ...before, [key]: items }))}
      />
      <SignFinding must={sheet.mustSign} change={setSignature} />
      {failing || bad.length > 0 ? (
        <FailForm
          sheet={sheet}
          bad={bad}
          pending={pending}
          unshown={sheet.mustShow ? bare.map(({ criterion }) => criterion) : []}
          leave={bad.length > 0 ? undefined : () => setFailing(false)}
          send={(cause, backToCardId) => void record(false, { cause, ...(backToCardId ? { backToCardId } : {}) })}
        />
      ) : (
        <VerdictBar
          missing={missing.map((criterion) => texts.name(criterion.zh, criterion.en))}
          unsigned={sheet.mustSign && signature === undefined}
          pending={pending}
          pass={() => void record(true)}
          fail={() => setFailing(true)}
        />
      )}
    </Flex>
  )
}

interface ChecksProps {
  readonly sheet: Sheet
  readonly kept: ReturnType<typeof useFound>
  readonly bad: ReturnType<typeof judged>['bad']
  readonly photos: FailurePhotos
  readonly show: (key: string, items: FailurePhotos[string]) => void
}

/** The criteria by line; below one that is bad its photo. */
function Checks({ sheet, kept, bad, photos, show }: ChecksProps) {
  const texts = useTexts()
  return sheet.lines.map((line) => (
    <Section key={line.lineId} title={texts.name(line.nameZh, line.nameEn)} extra={line.technicianName}>
      {line.criteria.length === 0 && <Empty text={texts.t('quality.sheet.noCriteria')} />}
      {line.criteria.map((criterion) => {
        const key = foundKey(line, criterion)
        const isBad = bad.some((one) => one.line === line && one.criterion === criterion)
        return (
          <div key={criterion.code}>
            <CriterionRow criterion={criterion} value={kept.found[key]} onChange={(value) => kept.set(key, value)} />
            {isBad && (
              <FailurePhoto
                criterion={criterion}
                must={sheet.mustShow}
                items={photos[key] ?? []}
                change={(items) => show(key, items)}
              />
            )}
          </div>
        )
      })}
    </Section>
  ))
}

interface VerdictBarProps {
  readonly missing: readonly string[]
  /** The shop wants a signature and there is none yet. */
  readonly unsigned: boolean
  readonly pending: boolean
  readonly pass: () => void
  readonly fail: () => void
}

function VerdictBar({ missing, unsigned, pending, pass, fail }: VerdictBarProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const names = missing.join(texts.language === 'en' ? ', ' : '、')
  const label = texts.t('quality.sheet.pass')
  return (
    <Flex
      gap={12}
      align="center"
      wrap
      style={{
        position: 'sticky',
        bottom: 0,
        zIndex: 10,
        padding: '12px 16px',
        background: token.colorBgElevated,
        borderTop: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {missing.length > 0 ? (
        <>
          <ReasonButton
            label={label}
            reason={texts.refusal({ code: 'quality.readingMissing', details: { namesZh: names, namesEn: names } })}
          />
          <span>{texts.t('quality.sheet.stillMissing', { names })}</span>
        </>
      ) : unsigned ? (
        <ReasonButton label={label} reason={texts.refusal({ code: 'quality.signatureNeeded' })} />
      ) : (
        <Button
          type="primary"
          size="large"
          icon={<CheckOutlined />}
          loading={pending}
          onClick={pass}
          style={{ minHeight: 52, minWidth: 160 }}
        >
          {label}
        </Button>
      )}
      <Button danger size="large" icon={<CloseOutlined />} onClick={fail} style={{ minHeight: 52, minWidth: 120 }}>
        {texts.t('quality.sheet.fail')}
      </Button>
    </Flex>
  )
}
