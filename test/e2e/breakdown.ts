/** What is said and found in the breakdown of journey J4. */
export const towed = '起动机无反应，拖回门店'
export const plans = [
  { name: '换电池并查漏电', pros: '一次查清原因，不会再趴窝', cons: '多花一小时工时' },
  { name: '先换蓄电池', pros: '费用低，今天就能开走', cons: '若有漏电会再次亏电' },
] as const
export const report = {
  cause: '老化',
  causeWords: '12V 蓄电池老化，内阻过大',
  evidence: '静置 11.8 V，启动瞬间降到 7.2 V',
  solution: '更换 12V 蓄电池并登记',
}
export const delay = { reason: '附件皮带要一并更换', solution: '一小时后交车，免费洗车' }
export const lift = { code: 'LIFT-J1', bay: 'J1', because: '左臂锁止失灵' }
export const steps = [
  { result: '异常', remark: '拧钥匙只听见继电器声' },
  { result: '异常', reading: '11.8' },
  { result: '异常', reading: '7.2' },
  { result: '正常', reading: '0.1' },
  { result: '正常' },
  { result: '正常' },
  { result: '跳过', remark: '前几步已找到原因' },
  { result: '跳过', remark: '前几步已找到原因' },
] as const

/** Steps of the journey that belong to later departments, by the requirement that they wait for. */
export const later = [
  'T-04 ranked causes',
  'T-05 data stream of the connected car',
  'T-07 remote help of the manufacturer',
  'V-05 position of the telephone without being asked',
  'Q-06 ticket to technical support',
  'B-02 service contract',
  'J-08 part from another outlet',
  'L-11 claim of towing bought outside',
]

export const battery = {
  words: '12V 蓄电池老化，启动电压只有 7.2 V',
  risk: '车辆随时可能再次无法启动，高速上熄火后不能再启动。',
  work: ['更换12V蓄电池', 'Y3-181-001'],
} as const
