import { StopOutlined } from '@ant-design/icons'
import { Tag, theme } from 'antd'
import type { ReactNode } from 'react'
import { quantity } from '../../../../console/formats.ts'
import { formatYuan } from '../../../../kernel/money.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { isKept } from './open-of.ts'
import type { Pick } from './PickDetail.tsx'

export type PickLine = Pick['lines'][number]

interface PickLinesProps {
  readonly lines: readonly PickLine[]
  /** A control at the end of each line. */
  readonly control?: { readonly heading: string; readonly draw: (line: PickLine) => ReactNode }
}

/** The lines by bin: the way that the clerk walks. */
export function PickLines({ lines, control }: PickLinesProps) {
  const texts = useTexts()
  const phone = usePhone()
  const field = (name: string) => texts.field('pick', name)
  const figure = (name: 'wantedThousandths' | 'reservedThousandths' | 'issuedThousandths' | 'returnedThousandths') => ({
    key: name,
    heading: field(name),
    numeric: true,
    draw: (line: PickLine) => quantity(line[name]),
  })
  return (
    <LineTable
      label={texts.record('pick')}
      keyOf={(line) => line.id}
      rows={lines}
      columns={[
        ...(phone
          ? []
          : [{ key: 'bin', heading: field('bin'), draw: (line: PickLine) => <strong>{line.bin || '–'}</strong> }]),
        { key: 'part', heading: texts.c('nameOf'), draw: (line: PickLine) => <PartName line={line} /> },
        figure('wantedThousandths'),
        ...(phone && control ? [] : [figure('reservedThousandths'), figure('issuedThousandths')]),
        ...(lines.some((line) => line.returnedThousandths > 0) ? [figure('returnedThousandths')] : []),
        ...(lines.some((line) => line.shortThousandths > 0)
          ? [{ key: 'short', heading: field('shortThousandths'), draw: (line: PickLine) => <Short line={line} /> }]
          : []),
        ...(control ? [{ key: 'control', heading: control.heading, draw: control.draw }] : []),
      ]}
    />
  )
}

function PartName({ line }: { readonly line: PickLine }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  return (
    <>
      {phone && line.bin ? <strong>{line.bin} </strong> : null}
      {texts.name(line.nameZh, line.nameEn)}
      <br />
      <span style={{ fontSize: token.fontSizeSM, whiteSpace: 'nowrap' }}>
        <AppLink href={`/parts/${line.partId}`}>{line.partNo}</AppLink>
      </span>
      {line.unborneFen !== null && isKept(line) && (
        <>
          <br />
          <Tag color="warning" icon={<StopOutlined />} style={{ margin: 0, whiteSpace: 'normal' }}>
            {texts.t('parts.counter.unborne', { amount: formatYuan(line.unborneFen) })}
          </Tag>
        </>
      )}
    </>
  )
}

function Short({ line }: { readonly line: PickLine }) {
  const { token } = theme.useToken()
  return (
    <strong style={{ color: line.shortThousandths > 0 ? token.colorError : undefined }}>
      {quantity(line.shortThousandths)}
    </strong>
  )
}
