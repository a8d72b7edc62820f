export const serverFlags: readonly string[]
export function serverEnvironment(): Record<string, string | undefined>
