import sharp from 'sharp'

/** A drawn signature as the tablet sends it: strokes on a transparent ground. */
export async function drawnSignature(): Promise<string> {
  const stroke = 'M8 60 C40 10 60 90 90 40 S130 70 150 30 S190 90 220 35 C240 20 260 70 292 48'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">
    <path d="${stroke}" fill="none" stroke="#12206b" stroke-width="4" stroke-linecap="round"/></svg>`
  const png = await sharp(Buffer.from(svg)).png().toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
