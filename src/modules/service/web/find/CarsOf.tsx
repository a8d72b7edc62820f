import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Typography } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'

interface CarsOfProps {
  readonly customerId: string
  readonly onFound: (vehicleId: string) => void
  readonly add: (() => void) | undefined
}

/** The cars of a customer, to choose the one that has come. */
export function CarsOf({ customerId, onFound, add }: CarsOfProps) {
  const texts = useTexts()
  const { data } = useRead('vehicle.list', { query: { customerId } })
  const customer = useRead('customer.get', { id: customerId })
  return (
    <Flex vertical gap={8}>
      <Typography.Text strong>{texts.t('service.page.carsOf', { name: customer.data?.name ?? '' })}</Typography.Text>
      {data?.rows.map((car) => (
        <Button
          key={car.id}
          block
          onClick={() => onFound(car.id)}
          style={{ height: 'auto', minHeight: 48, justifyContent: 'flex-start' }}
        >
          <Flex gap={12} align="center">
            {car.plate ? <Plate plate={car.plate} colour={car.plateColour} /> : car.vin}
            <span>{texts.name(car.modelZh, car.modelEn)}</span>
          </Flex>
        </Button>
      ))}
      {add && (
        <div>
          <Button icon={<PlusOutlined />} onClick={add}>
            {texts.verb('vehicle', 'register')}
          </Button>
        </div>
      )}
    </Flex>
  )
}
