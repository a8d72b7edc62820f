import { Button, Flex, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'

/** A unit with its driver, and whether it can be sent. */
export function UnitRow({ unit }: { readonly unit: RowOf<'rescueUnit.list'> }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const rest = useVerb('rescueUnit.rest')
  const back = useVerb('rescueUnit.back')
  const may = (verb: string) => unit.actions?.some((action) => action.name === verb && !action.refusal)
  return (
    <Flex
      justify="space-between"
      align="center"
      gap={8}
      wrap
      style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Flex vertical>
        <span>
          {texts.name(unit.nameZh, unit.nameEn)} <Soft>{texts.value('rescueUnit', 'kind', unit.kind)}</Soft>
        </span>
        <Soft>
          {unit.technicianName} · {unit.plate}
          {unit.placedAt && (
            <>
              {' · '}
              <When at={unit.placedAt} />
            </>
          )}
        </Soft>
      </Flex>
      <Flex gap={8} align="center">
        <StateTag record="rescueUnit" state={unit.state} />
        {may('rest') && (
          <Button size="small" loading={rest.pending} onClick={() => void rest.run({}, unit)}>
            {texts.verb('rescueUnit', 'rest')}
          </Button>
        )}
        {may('back') && (
          <Button size="small" loading={back.pending} onClick={() => void back.run({}, unit)}>
            {texts.verb('rescueUnit', 'back')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}
