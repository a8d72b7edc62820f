import type { Browser } from 'playwright-core'

const meter = (reading: string) => `
  <body style="margin:0"><svg width="640" height="480" viewBox="0 0 640 480" font-family="monospace">
    <rect width="640" height="480" fill="#4a4f52"/>
    <rect x="40" y="250" width="560" height="200" rx="12" fill="#1d1f21"/>
    <rect x="110" y="225" width="60" height="40" rx="6" fill="#8f8f8f"/>
    <rect x="470" y="225" width="60" height="40" rx="6" fill="#8f8f8f"/>
    <text x="140" y="330" font-size="64" fill="#c9c9c9" text-anchor="middle">−</text>
    <text x="500" y="330" font-size="64" fill="#c0392b" text-anchor="middle">+</text>
    <path d="M140 240 C140 120 220 150 250 130" stroke="#111" stroke-width="10" fill="none"/>
    <path d="M500 240 C500 120 420 150 390 130" stroke="#b3261e" stroke-width="10" fill="none"/>
    <rect x="230" y="20" width="180" height="190" rx="16" fill="#e0a100"/>
    <rect x="250" y="40" width="140" height="70" rx="6" fill="#b9c7a4"/>
    <text x="380" y="94" font-size="50" text-anchor="end" fill="#1b1f16">${reading}</text>
    <circle cx="320" cy="160" r="32" fill="#33373a"/><rect x="317" y="132" width="6" height="30" fill="#fff"/>
  </svg></body>`

/** A photo as a technician takes it: a battery with a multimeter and its reading in volts. */
export async function photoOfMeter(browser: Browser, reading: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } })
  await page.setContent(meter(reading))
  const photo = await page.screenshot({ type: 'jpeg', quality: 90 })
  await page.close()
  return photo
}
