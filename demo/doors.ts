const doors = ['wechat', 'phone', 'miniProgram', 'phone', 'wechat', 'web', 'phone', 'desk'] as const

/** By which way a visit was booked; told by the minute in which it was, so that the same demo has the same doors. */
export function doorOf(bookedAtMs: number): (typeof doors)[number] {
  return doors[Math.floor(bookedAtMs / 60_000) % doors.length] ?? 'phone'
}
