import { StopOutlined } from '@ant-design/icons'
import { Flex, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import type { BoardTechnician } from './day-plan.ts'

interface BaysStripProps {
  readonly bays: AnswerOf<'jobCard.board'>['bays']
  readonly technicians: readonly BoardTechnician[]
}

/** The bays with the car that is worked on there; broken ones hatched. */
export function BaysStrip({ bays, technicians }: BaysStripProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const working = technicians.flatMap((one) => one.cards).filter((card) => card.state === 'working')
  return (
    <ul
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
        gap: 8,
        listStyle: 'none',
        margin: 0,
        padding: 0,
      }}
    >
      {bays.map((bay) => {
        const card = working.find((one) => one.bayId === bay.id)
        const out = bay.state !== 'open'
        return (
          <li
            key={bay.id}
            style={{
              padding: 8,
              borderRadius: token.borderRadius,
              border: `1px solid ${out ? token.colorError : token.colorBorderSecondary}`,
              background: out
                ? `repeating-linear-gradient(45deg, ${token.colorFillSecondary} 0 5px, transparent 5px 11px)`
                : undefined,
            }}
          >
            <Flex justify="space-between" gap={4} wrap>
              <strong>{bay.code}</strong>
              <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
                {texts.value('bay', 'kind', bay.kind)}
              </span>
            </Flex>
            {out ? (
              <span style={{ color: token.colorError }}>
                <StopOutlined aria-hidden /> {texts.state('bay', bay.state)}
              </span>
            ) : card ? (
              <Plate plate={card.plate} colour={card.plateColour} />
            ) : (
              <span style={{ color: token.colorTextDescription }}>{texts.t('workshop.board.bayFree')}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
