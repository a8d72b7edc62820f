import { createContext, use, useEffect, useRef, useState } from 'react'
import { isSeries } from '../../kernel/contract/series.ts'
import { send } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import type { Line } from './estimate.ts'

type Photo = Pick<NonNullable<Line['photos']>[number], 'id' | 'mediaType'>

/** The link's token: pictures are asked for with it, which an address cannot carry. */
export const PhotoToken = createContext<string | undefined>(undefined)

/** The bytes of a file as an address that this page alone knows; nothing until they are here or when they cannot be had. */
function useBytes(path: string | undefined): string | undefined {
  const token = use(PhotoToken)
  const [got, setGot] = useState<{ path: string; address: string }>()
  useEffect(() => {
    if (path === undefined) return undefined
    const stop = new AbortController()
    let address: string | undefined
    const fetchIt = async () => {
      const response = await send(path, { token, signal: stop.signal })
      address = URL.createObjectURL(await response.blob())
      if (stop.signal.aborted) URL.revokeObjectURL(address)
      else setGot({ path, address })
    }
    // Without the picture the line says everything that has to be decided.
    fetchIt().catch(() => undefined)
    return () => {
      stop.abort()
      if (address) URL.revokeObjectURL(address)
    }
  }, [path, token])
  return got?.path === path ? got?.address : undefined
}

interface PhotosProps {
  readonly photos: readonly Photo[]
  /** What they show, for who does not see them; left out, what was found. */
  readonly label?: string
}

/** What was found, beside its line: small, and large on a tap. */
export function Photos({ photos, label }: PhotosProps) {
  const [open, setOpen] = useState<Photo>()
  const pictures = photos.filter((photo) => !isSeries(photo))
  if (pictures.length === 0) return null
  return (
    <div className="photos">
      {pictures.map((photo, index) => (
        <Thumb key={photo.id} photo={photo} no={index + 1} label={label} open={() => setOpen(photo)} />
      ))}
      {open && <Large photo={open} label={label} close={() => setOpen(undefined)} />}
    </div>
  )
}

const isVideo = (photo: Photo) => photo.mediaType.startsWith('video/')

interface ThumbProps {
  readonly photo: Photo
  readonly no: number
  readonly label: string | undefined
  readonly open: () => void
}

function Thumb({ photo, no, label, open }: ThumbProps) {
  const { t } = useTexts()
  const address = useBytes(isVideo(photo) ? undefined : `/api/files/${photo.id}?size=small`)
  const found = t(isVideo(photo) ? 'photo.video' : 'photo.photo', { no })
  return (
    <button type="button" className="photo" onClick={open} aria-label={label === undefined ? found : `${label} ${no}`}>
      {address ? <img src={address} alt="" /> : <span aria-hidden>{isVideo(photo) ? '▶' : '…'}</span>}
    </button>
  )
}

interface LargeProps {
  readonly photo: Photo
  readonly label: string | undefined
  readonly close: () => void
}

function Large({ photo, label, close }: LargeProps) {
  const { t } = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const address = useBytes(`/api/files/${photo.id}`)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="photo-large" onClose={close}>
      {!address && <p role="status">{t('loading')}</p>}
      {address &&
        (isVideo(photo) ? (
          <video src={address} controls>
            <track kind="captions" />
          </video>
        ) : (
          <img src={address} alt={label ?? t('photo.photo', { no: '' })} />
        ))}
      <button type="button" className="main wide" onClick={() => dialog.current?.close()}>
        {t('photo.close')}
      </button>
    </dialog>
  )
}
