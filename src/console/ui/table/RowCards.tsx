import { Checkbox, Flex, Skeleton, theme } from 'antd'
import { useTexts } from '../../texts.ts'
import { AppLink } from '../AppLink.tsx'
import type { RowsProps } from './RowTable.tsx'

/** Rows on a phone: one below the other, the first column as the head. */
export function RowCards<R extends { readonly id: string }>({
  label,
  rows,
  columns,
  href,
  keys,
  loading,
  selected,
  onSelect,
  empty,
}: RowsProps<R>) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const [head, ...rest] = columns
  if (loading && rows.length === 0) return <Skeleton active paragraph={{ rows: 6 }} />
  if (rows.length === 0) return empty
  const toggle = (id: string, on: boolean) =>
    onSelect(on ? [...(selected ?? []), id] : (selected ?? []).filter((other) => other !== id))
  return (
    <ul
      aria-label={label}
      style={{
        listStyle: 'none',
        margin: 0,
        padding: 0,
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      {rows.map((row, index) => (
        <li
          key={row.id}
          {...keys.rowProps(index)}
          style={{ padding: 12, borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined }}
        >
          <Flex gap={8} align="center" style={{ marginBottom: 6, fontSize: token.fontSizeLG }}>
            {selected && (
              <Checkbox
                aria-label={c('table.select')}
                checked={selected.includes(row.id)}
                onChange={(event) => toggle(row.id, event.target.checked)}
              />
            )}
            {head &&
              (href ? (
                <AppLink href={href(row)} tabIndex={-1}>
                  {head.draw(row)}
                </AppLink>
              ) : (
                head.draw(row)
              ))}
          </Flex>
          <div style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '4px 12px' }}>
            {rest
              .filter((column) => column.phone !== 'hide')
              .map((column) => (
                <RowLine key={column.key} heading={column.heading}>
                  {column.draw(row)}
                </RowLine>
              ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function RowLine({ heading, children }: { readonly heading: string; readonly children: React.ReactNode }) {
  const { token } = theme.useToken()
  return (
    <>
      <span style={{ color: token.colorTextDescription, whiteSpace: 'nowrap' }}>{heading}</span>
      <span>{children}</span>
    </>
  )
}
