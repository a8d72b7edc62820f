import { PhoneOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, theme, Typography } from 'antd'
import { useState } from 'react'
import { call } from '../../../../console/client.ts'
import type { RowOf, VerbKey } from '../../../../console/endpoints.ts'
import { useNotice } from '../../../../console/notice.tsx'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { useAnyVerb, useVerb } from '../../../../console/verbs.ts'
import { AreaSketch } from './AreaSketch.tsx'
import { RescueCard } from './RescueCard.tsx'
import { endFields } from './rescue-forms.ts'
import { carSpot, unitSpot } from './spots.ts'

type Rescue = RowOf<'rescue.list'>

/** The rescue technician's telephone: the case, where it is, and one big key for what comes next. */
export default function MyRescuesPage() {
  const texts = useTexts()
  const { data } = useRead('rescue.list', { query: { open: 'true', mine: 'true' }, also: ['rescueUnit'] })
  const title = texts.t('service.menu.myRescues')
  useTitle(title)
  const rows = data?.rows ?? []
  return (
    <Flex vertical gap={12} style={{ maxWidth: 560 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {title}
      </Typography.Title>
      {data && rows.length === 0 && (
        <Empty text={texts.t('service.rescuePage.noneMine')} next={texts.t('service.rescuePage.noneMineNext')} />
      )}
      {rows.map((row) => (
        <MyRescue key={row.id} row={row} />
      ))}
    </Flex>
  )
}

function MyRescue({ row }: { readonly row: Rescue }) {
  const texts = useTexts()
  const spots = [
    ...carSpot(row),
    ...(row.unitId
      ? unitSpot(texts, {
          id: row.unitId,
          nameZh: row.unitNameZh ?? '',
          nameEn: row.unitNameEn ?? '',
          longitude: row.unitLongitude,
          latitude: row.unitLatitude,
        })
      : []),
  ]
  const [centre] = spots
  return (
    <Flex vertical gap={12}>
      <RescueCard row={row} />
      <NextKey row={row} />
      {centre && <AreaSketch centre={centre} spots={spots} />}
      <CallKey row={row} />
    </Flex>
  )
}

/** Calls who waits: the number is asked for when it is dialled, and that is written down. */
function CallKey({ row }: { readonly row: Rescue }) {
  const texts = useTexts()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const dial = async () => {
    setBusy(true)
    try {
      const { phone } = await call('rescue.phone', { id: row.id })
      window.location.href = `tel:${phone.replaceAll(/[^+\d]/g, '')}`
    } catch (error) {
      notice.problem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      block
      size="large"
      style={{ minHeight: 56 }}
      icon={<PhoneOutlined />}
      loading={busy}
      onClick={() => void dial()}
    >
      {texts.t('service.rescuePage.callCaller', { name: row.customerName })}
    </Button>
  )
}

const nextVerbs = { assigned: 'accept', accepted: 'depart', onTheWay: 'arrive' } as const
const big = { minHeight: 72, fontSize: 20 } as const

function NextKey({ row }: { readonly row: Rescue }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const [ending, setEnding] = useState<'fix' | 'tow'>()
  const verb = Object.entries(nextVerbs).find(([state]) => state === row.state)?.[1]
  const next = useAnyVerb(`rescue.${verb ?? 'accept'}` satisfies VerbKey, { also: ['rescueUnit'] })
  return (
    <Flex vertical gap={12}>
      {verb && (
        <Button type="primary" block style={big} loading={next.pending} onClick={() => void next.run({}, row)}>
          {texts.verb('rescue', verb)}
        </Button>
      )}
      {(row.state === 'accepted' || row.state === 'onTheWay') && <TellPosition row={row} />}
      {row.state === 'arrived' && (
        <>
          <Button type="primary" block style={big} onClick={() => setEnding('fix')}>
            {texts.verb('rescue', 'fix')}
          </Button>
          <Button block style={{ ...big, borderColor: token.colorWarning }} onClick={() => setEnding('tow')}>
            {texts.verb('rescue', 'tow')}
          </Button>
        </>
      )}
      <VerbDrawer
        verb="rescue.fix"
        form={{ fields: endFields }}
        target={row}
        open={ending === 'fix'}
        close={() => setEnding(undefined)}
        also={['rescueUnit']}
      />
      <VerbDrawer
        verb="rescue.tow"
        form={{ fields: [...endFields, { name: 'odometerKm', kind: 'number' }] }}
        target={row}
        open={ending === 'tow'}
        close={() => setEnding(undefined)}
        also={['rescueUnit', 'repairOrder']}
      />
    </Flex>
  )
}

/** The telephone's own position goes to the caller's page. */
function TellPosition({ row }: { readonly row: Rescue }) {
  const texts = useTexts()
  const position = useVerb('rescue.position', { also: ['rescueUnit'] })
  const [failed, setFailed] = useState(false)
  const tell = () => {
    setFailed(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void position.run({ longitude: coords.longitude, latitude: coords.latitude }, row),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  return (
    <>
      <Button block size="large" style={{ minHeight: 56 }} loading={position.pending} onClick={tell}>
        {texts.verb('rescue', 'position')}
      </Button>
      {failed && <Alert type="warning" showIcon title={texts.t('service.rescuePage.noPosition')} />}
    </>
  )
}
