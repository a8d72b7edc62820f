import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { faultClasses, natures, plans, severities } from '../../contract/diagnosis-shapes.ts'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { Labelled, OneOf, touch } from './words.tsx'

/** Nature, severity and plan; what the customer must mind goes into his message. */
export function Judgement({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts()
  const { nature, severity, plan, planWords, faultClass } = diagnosis
  const [draft, setDraft] = useState({ nature, severity, plan, planWords: planWords ?? '', faultClass })
  const assess = useVerb('diagnosis.assess', { also: [...also] })
  const open = may(diagnosis, 'assess')
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const save = () => {
    if (!draft.nature || !draft.severity || !draft.plan) return
    void assess.run(
      {
        nature: draft.nature,
        severity: draft.severity,
        plan: draft.plan,
        ...(draft.planWords.trim() === '' ? {} : { planWords: draft.planWords.trim() }),
        ...(draft.faultClass ? { faultClass: draft.faultClass } : {}),
      },
      diagnosis,
    )
  }
  return (
    <Section title={texts.verb('diagnosis', 'assess')}>
      <Flex vertical gap={12}>
        <OneOf
          name="severity"
          options={severities}
          value={draft.severity}
          disabled={!open}
          onChange={(one) => set({ severity: one })}
        />
        <OneOf
          name="nature"
          options={natures}
          value={draft.nature}
          disabled={!open}
          onChange={(one) => set({ nature: one })}
        />
        <OneOf name="plan" options={plans} value={draft.plan} disabled={!open} onChange={(one) => set({ plan: one })} />
        <OneOf
          name="faultClass"
          options={faultClasses}
          value={draft.faultClass}
          disabled={!open}
          onChange={(one) => set({ faultClass: one })}
        />
        {open && (
          <Labelled label={texts.t('service.diag.planWordsFor')}>
            <Input.TextArea
              aria-label={texts.t('service.diag.planWordsFor')}
              placeholder={texts.maybe('diagnosis', 'help.planWords') ?? ''}
              autoSize={{ minRows: 1, maxRows: 4 }}
              style={{ fontSize: 16 }}
              value={draft.planWords}
              onChange={(event) => set({ planWords: event.target.value })}
            />
          </Labelled>
        )}
        {!open && planWords && <Labelled label={texts.t('service.diag.planWordsFor')}>{planWords}</Labelled>}
        {open && (
          <Save disabled={!draft.nature || !draft.severity || !draft.plan} pending={assess.pending} press={save} />
        )}
      </Flex>
    </Section>
  )
}

interface SaveProps {
  readonly disabled: boolean
  readonly pending: boolean
  readonly press: () => void
}

function Save({ disabled, pending, press }: SaveProps) {
  const { t } = useTexts()
  return (
    <Flex justify="end">
      <Button size="large" type="primary" style={touch} disabled={disabled} loading={pending} onClick={press}>
        {t('service.diag.save')}
      </Button>
    </Flex>
  )
}
