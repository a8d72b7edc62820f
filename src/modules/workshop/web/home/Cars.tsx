import type { UseQueryResult } from '@tanstack/react-query'
import { Flex } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { plainDay } from '../../../../console/formats.ts'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { Urgent } from '../Urgent.tsx'
import { joined } from '../words.ts'

type Board = AnswerOf<'jobCard.board'>
type Car = Board['cars'][number]

interface CarsProps {
  readonly asked: UseQueryResult<Board>
  readonly cars: readonly Car[] | undefined
}

/** Past the promise: told first, before the customer asks. */
export function CarsLate({ asked, cars }: CarsProps) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('workshop.home.late')}
      asked={asked}
      rows={cars}
      all="/repair-orders?late=true"
      keyOf={(car) => car.orderId}
      draw={(car) => <CarLine car={car} />}
      empty={{ text: t('workshop.home.nothingLate') }}
    />
  )
}

/** Cars on which nobody works, each with its cause. */
export function CarsStanding({ asked, cars }: CarsProps) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('workshop.home.standing')}
      asked={asked}
      rows={cars}
      all="/board"
      keyOf={(car) => car.orderId}
      draw={(car) => <CarLine car={car} />}
      empty={{ text: t('workshop.home.nothingStands') }}
    />
  )
}

function CarLine({ car }: { readonly car: Car }) {
  const texts = useTexts()
  const now = useNow()
  const expected = car.standstill === 'parts' && car.partsExpectedOn
  return (
    <ListLine
      more={joined(
        car.step?.late &&
          texts.t('workshop.board.stepLate', { step: texts.value('jobCard', 'visitStep', car.step.step) }),
        expected && texts.t('workshop.board.expected', { date: plainDay(expected, now) }),
        texts.name(car.modelZh, car.modelEn),
        car.technicianNames.join(' '),
        car.advisorName,
      )}
      end={
        car.standstill ? (
          <Flex vertical align="end">
            <strong>{texts.t(`workshop.value.standstill.${car.standstill}`)}</strong>
            {car.standstillSince && (
              <Soft>
                <When at={car.standstillSince} />
              </Soft>
            )}
          </Flex>
        ) : (
          <StateTag record="repairOrder" state={car.state} />
        )
      }
    >
      <AppLink href={`/repair-orders/${car.orderId}`}>
        <Plate plate={car.plate} colour={car.plateColour} />
      </AppLink>
      <PromisedTime promisedAt={car.promisedAt} state={car.state} />
      <Urgent severity={car.severity} />
    </ListLine>
  )
}
