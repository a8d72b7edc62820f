import { Button, Flex, theme } from 'antd'
import { useEffect, useEffectEvent, useRef } from 'react'
import SignatureCanvas from 'signature_pad'
import { useTexts } from '../texts.ts'

interface SignaturePadProps {
  /** Who signs, read out and shown below the line. */
  readonly signer: string
  /** A PNG as data address; nothing once it was wiped. */
  readonly onChange: (image: string | undefined) => void
}

const paper = '#FFFFFF'
const ink = '#14201F'

/** A field to sign in with finger, pen or mouse. */
export function SignaturePad({ signer, onChange }: SignaturePadProps) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignatureCanvas>(undefined)
  const here = signer.trim() === '' ? c('sign.blank') : c('sign.here', { name: signer })
  const change = useEffectEvent(onChange)
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const drawn = new SignatureCanvas(element, { backgroundColor: paper, penColor: ink })
    pad.current = drawn
    // A canvas keeps its own pixels: turned or resized, it is measured anew and the strokes are drawn again.
    const fit = () => {
      const ratio = Math.max(devicePixelRatio, 1)
      const strokes = drawn.toData()
      element.width = element.offsetWidth * ratio
      element.height = element.offsetHeight * ratio
      element.getContext('2d')?.scale(ratio, ratio)
      drawn.clear()
      drawn.fromData(strokes)
    }
    fit()
    const watcher = new ResizeObserver(fit)
    watcher.observe(element)
    const tell = () => change(drawn.isEmpty() ? undefined : drawn.toDataURL('image/png'))
    drawn.addEventListener('endStroke', tell)
    return () => {
      watcher.disconnect()
      drawn.off()
    }
  }, [])
  const wipe = () => {
    pad.current?.clear()
    onChange(undefined)
  }
  return (
    <Flex vertical gap={4}>
      <canvas
        ref={canvas}
        aria-label={here}
        style={{
          width: '100%',
          height: 180,
          background: paper,
          border: `1px solid ${token.colorBorder}`,
          borderRadius: token.borderRadius,
          touchAction: 'none',
        }}
      />
      <Flex justify="space-between" align="center">
        <span style={{ color: token.colorTextDescription }}>{here}</span>
        <Button type="link" onClick={wipe}>
          {c('sign.wipe')}
        </Button>
      </Flex>
    </Flex>
  )
}
