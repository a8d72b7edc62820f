import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { ReasonButton } from '../../../console/ui/record/ReasonButton.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { bayFields } from './bay-fields.ts'

type Bay = RowOf<'bay.list'>

const also = ['jobCard']

/** One bay with what it is for; a fault is reported and taken back here. */
export function BayCard({ bay }: { readonly bay: Bay }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const out = bay.state === 'outOfOrder'
  return (
    <li
      style={{
        padding: 16,
        borderRadius: token.borderRadius,
        background: token.colorBgContainer,
        border: `1px solid ${out ? token.colorError : token.colorBorderSecondary}`,
      }}
    >
      <Flex vertical gap={8} style={{ height: '100%' }}>
        <Flex justify="space-between" align="center" gap={8}>
          <strong style={{ fontSize: 18 }}>{bay.code}</strong>
          <StateTag record="bay" state={bay.state} />
        </Flex>
        <span>
          {texts.name(bay.nameZh, bay.nameEn)} · {texts.value('bay', 'kind', bay.kind)}
        </span>
        <span style={{ color: token.colorTextDescription }}>
          {bay.skills.map((skill) => texts.value('staff', 'skills', skill)).join(texts.language === 'en' ? ', ' : '、')}
        </span>
        {bay.outBecause && <strong style={{ color: token.colorError }}>{bay.outBecause}</strong>}
        <BayActions bay={bay} />
      </Flex>
    </li>
  )
}

/** Putting back takes one tap; the rest asks for a word. */
function BayActions({ bay }: { readonly bay: Bay }) {
  const texts = useTexts()
  const [open, setOpen] = useState<string>()
  const putBack = useVerb('bay.putBack', { also })
  const close = () => setOpen(undefined)
  return (
    <Flex gap={8} wrap style={{ marginTop: 'auto' }}>
      {(bay.actions ?? [])
        .filter(({ name, refusal }) => !refusal || name === 'reportFault')
        .map(({ name, refusal }) =>
          refusal ? (
            bay.state === 'open' && (
              <ReasonButton key={name} label={texts.verb('bay', name)} reason={texts.refusal(refusal)} />
            )
          ) : (
            <Button
              key={name}
              danger={name === 'retire'}
              type={name === 'putBack' ? 'primary' : 'default'}
              loading={name === 'putBack' && putBack.pending}
              onClick={() => (name === 'putBack' ? void putBack.run({}, bay) : setOpen(name))}
            >
              {texts.verb('bay', name)}
            </Button>
          ),
        )}
      <VerbDrawer
        verb="bay.reportFault"
        form={{ fields: [{ name: 'reason', kind: 'longText', rows: 2 }] }}
        target={bay}
        open={open === 'reportFault'}
        close={close}
        also={also}
      />
      <VerbDrawer
        verb="bay.edit"
        form={{
          fields: bayFields,
          initial: { code: bay.code, nameZh: bay.nameZh, nameEn: bay.nameEn, kind: bay.kind, skills: bay.skills },
          errorsAt: { 'capacity.bayCodeTaken': 'code' },
        }}
        target={bay}
        open={open === 'edit'}
        close={close}
        also={also}
      />
      <VerbDrawer
        verb="bay.retire"
        form={{ fields: [] }}
        target={bay}
        open={open === 'retire'}
        close={close}
        also={also}
      />
    </Flex>
  )
}
