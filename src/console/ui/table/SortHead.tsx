import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { theme } from 'antd'
import type { CSSProperties } from 'react'

interface SortHeadProps {
  readonly name: string
  readonly heading: string
  readonly numeric: boolean
  readonly style: CSSProperties
  readonly sort?: string | undefined
  /** The server sorts by this column. */
  readonly onSort?: (sort: string | undefined) => void
}

/** A heading; where it sorts, a press goes from the first to the last to none. */
export function SortHead({ name, heading, numeric, style, sort, onSort }: SortHeadProps) {
  const { token } = theme.useToken()
  const shown: CSSProperties = numeric ? { ...style, textAlign: 'end' } : style
  if (!onSort) {
    return (
      <th scope="col" style={shown}>
        {heading}
      </th>
    )
  }
  const up = sort === name
  const down = sort === `-${name}`
  const ink = (on: boolean) => ({ fontSize: 10, color: on ? token.colorPrimary : token.colorTextQuaternary })
  return (
    <th scope="col" style={shown} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button
        type="button"
        onClick={() => onSort(up ? `-${name}` : down ? undefined : name)}
        style={{
          display: 'flex',
          width: '100%',
          justifyContent: numeric ? 'flex-end' : 'flex-start',
          alignItems: 'center',
          gap: 4,
          padding: 0,
          border: 0,
          background: 'none',
          font: 'inherit',
          color: 'inherit',
          cursor: 'pointer',
        }}
      >
        {heading}
        <span aria-hidden style={{ display: 'inline-flex', flexDirection: 'column', lineHeight: 0.8 }}>
          <CaretUpOutlined style={ink(up)} />
          <CaretDownOutlined style={ink(down)} />
        </span>
      </button>
    </th>
  )
}
