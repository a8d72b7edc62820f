import { type PointerEvent, useEffect, useEffectEvent, useRef } from 'react'
import { useTexts } from '../i18n.tsx'

interface SignaturePadProps {
  /** A PNG as data address. */
  readonly image: string | undefined
  readonly onChange: (image: string | undefined) => void
}

/** The canvas's own pixels: enough for print, small enough for a slow line. */
const size = { width: 640, height: 240 }
const ink = '#14201F'

/** A field to sign in with finger, pen or mouse. What was drawn before is shown again. */
export function SignaturePad({ image, onChange }: SignaturePadProps) {
  const { t } = useTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ id: number; x: number; y: number }>(undefined)
  const restore = useEffectEvent(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !image) return
    const drawn = new Image()
    drawn.addEventListener('load', () => pen.drawImage(drawn, 0, 0))
    drawn.src = image
  })
  useEffect(() => restore(), [])
  const place = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      id: event.pointerId,
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = place(event)
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current
    const pen = event.currentTarget.getContext('2d')
    if (!pen || from?.id !== event.pointerId) return
    const to = place(event)
    pen.strokeStyle = ink
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current?.id !== event.pointerId) return
    last.current = undefined
    onChange(event.currentTarget.toDataURL('image/png'))
  }
  const wipe = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, size.width, size.height)
    onChange(undefined)
  }
  return (
    <div className="pad">
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={t('sign.here')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {!image && <span className="pad-hint">{t('sign.here')}</span>}
      {image && (
        <button type="button" className="quiet" onClick={wipe}>
          {t('sign.wipe')}
        </button>
      )}
    </div>
  )
}
