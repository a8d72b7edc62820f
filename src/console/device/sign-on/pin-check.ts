/** So many PINs at least fit to what a tablet keeps: which of them it is, only the server says, and it counts tries. */
const leftToGuess = 300
/** OWASP's figure of 2023 for PBKDF2 with SHA-256. */
export const pinRounds = 600_000

function bitsOf(digits: number): number {
  return Math.max(0, Math.floor(Math.log2(10 ** digits / leftToGuess)))
}

/**
 * A short check of a PIN: tells a slip of the finger from the right PIN, and is too short to find the PIN by. Four digits
 * have 5 bits of it, six have 11: whoever tries all of them on a stolen tablet is left with hundreds that fit.
 * `mark` is the salt, in hexadecimal.
 */
export async function pinCheck(pin: string, mark: string, rounds: number = pinRounds): Promise<string> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const salt = Uint8Array.from(mark.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const bytes = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    32,
  )
  const bits = bitsOf(pin.length)
  const value = bits === 0 ? 0 : new DataView(bytes).getUint32(0) >>> (32 - bits)
  return `${pin.length}:${value}`
}
