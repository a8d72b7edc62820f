import sharp from 'sharp'

/** A photo as a phone makes it: turned by its orientation, with the place where it was taken. Answers a JPEG. */
export async function phonePhoto(width = 640, height = 480, grey = 90): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: grey, g: 40, b: 40 } } })
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 32/1 35/1' } },
    })
    .toBuffer()
}

/** A film of a few bytes that says where it was taken: `ftyp`, `moov` with `©xyz`, `mdat`. */
export function placedFilm(): Buffer {
  const box = (name: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const place = box('\xa9xyz', Buffer.from('\x00\x12\x15\xc7+22.5431+114.0579/', 'latin1'))
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1')),
    box('moov', box('udta', place)),
    box('mdat', Buffer.from('+22.5431+114.0579/ stays: these are pictures')),
  ])
}

export const pdf = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
