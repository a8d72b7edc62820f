import { createContext, use, useEffect, useRef, useState } from 'react'
import { isSeries } from '../../kernel/contract/series.ts'
import { send } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import type { Line } from './estimate.ts'

type Photo = NonNullable<Line['photos']>[number]

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

/** What was found, beside its line: small, and large on a tap. */
export function Photos({ photos }: { readonly photos: readonly Photo[] }) {
  const [open, setOpen] = useState<Photo>()
  const pictures = photos.filter((photo) => !isSeries(photo))
  if (pictures.length === 0) return null
  return (
    <div className="photos">
      {pictures.map((photo, index) => (
        <Thumb key={photo.id} photo={photo} no={index + 1} open={() => setOpen(photo)} />
      ))}
      {open && <Large photo={open} close={() => setOpen(undefined)} />}
    </div>
  )
}

const isVideo = (photo: Photo) => photo.mediaType.startsWith('video/')

function Thumb({ photo, no, open }: { readonly photo: Photo; readonly no: number; readonly open: () => void }) {
  const { t } = useTexts()
  const address = useBytes(isVideo(photo) ? undefined : `/api/files/${photo.id}?size=small`)
  const label = t(isVideo(photo) ? 'photo.video' : 'photo.photo', { no })
  return (
    <button type="button" className="photo" onClick={open} aria-label={label}>
      {address ? <img src={address} alt="" /> : <span aria-hidden>{isVideo(photo) ? '▶' : '…'}</span>}
    </button>
  )
}

function Large({ photo, close }: { readonly photo: Photo; readonly close: () => void }) {
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
          <img src={address} alt={t('photo.photo', { no: '' })} />
        ))}
      <button type="button" className="main wide" onClick={() => dialog.current?.close()}>
        {t('photo.close')}
      </button>
    </dialog>
  )
}
