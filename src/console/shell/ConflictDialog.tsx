import { Button, Modal, theme } from 'antd'
import { differences, useConflict } from '../conflict.ts'
import { useTexts } from '../texts.ts'
import { fieldText } from '../ui/field-text.ts'

/** Lists of lines and the like say nothing in a cell. */
const isPlain = (value: unknown) => typeof value !== 'object' || value === null

/** Somebody else was quicker: both versions side by side, and the person chooses. */
export function ConflictDialog() {
  const conflict = useConflict()
  const texts = useTexts()
  const { token } = theme.useToken()
  if (!conflict) return null
  const { record, verb, seen, fresh, decide } = conflict
  const names = differences(seen, fresh).filter((name) => texts.hasField(record, name) && isPlain(fresh[name]))
  const again = texts.c('conflict.again', { verb: texts.verb(record, verb) })
  const cell = { padding: '6px 12px 6px 0', textAlign: 'start', verticalAlign: 'top' } as const
  const show = (name: string, value: unknown) => fieldText(texts, record, name, value)
  return (
    <Modal
      open
      width={680}
      title={texts.c('conflict.title')}
      onCancel={() => decide(false)}
      footer={[
        <Button key="leave" onClick={() => decide(false)}>
          {texts.c('conflict.leave')}
        </Button>,
        <Button key="again" type="primary" onClick={() => decide(true)}>
          {again}
        </Button>,
      ]}
    >
      <p>
        {texts.c(names.length > 0 ? 'conflict.seen' : 'conflict.unseen', {
          state: texts.state(record, String(fresh['state'])),
        })}
      </p>
      {names.length > 0 && (
        <table style={{ borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed' }}>
          <thead style={{ color: token.colorTextDescription }}>
            <tr>
              <th style={cell}>{texts.c('conflict.field')}</th>
              <th style={cell}>{texts.c('conflict.before')}</th>
              <th style={cell}>{texts.c('conflict.now')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row" style={{ ...cell, fontWeight: 'normal' }}>
                  {texts.field(record, name)}
                </th>
                <td style={cell}>{show(name, seen?.[name])}</td>
                <td style={{ ...cell, fontWeight: token.fontWeightStrong }}>{show(name, fresh[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  )
}
