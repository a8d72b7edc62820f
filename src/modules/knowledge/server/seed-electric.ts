import { all, item, look, measure, photo, step, withHighVoltage, withPlug } from './seed-item.ts'

// GB 18384-2020: above 60 V d.c. is dangerous; insulation at least 100 Ω/V for d.c. and 500 Ω/V where a.c. is
// connected; bonding of conductive covers at most 0.1 Ω.
export const electricItems = [
  item(
    'maintenance',
    'E-HVOFF',
    '高压系统下电与验电',
    'High-voltage cut-off and proof',
    { skill: 'highVoltage', minutes: 20, for: withHighVoltage },
    [
      step('设置警戒与专人监护，穿戴绝缘防护用品', 'Cordon off, name a second person, put on insulating gear'),
      step('断开12V负极与维修开关，钥匙由操作者保管', 'Disconnect 12 V and the service plug; the worker keeps the key'),
      step('静置等待电容放电', 'Wait for the capacitors to discharge'),
      photo('在高压端子验电并拍摄读数', 'Prove the absence of voltage at the terminals, photograph the reading'),
      photo('挂禁止合闸牌', 'Hang the “do not switch on” sign'),
    ],
    [
      measure('waiting', '等待时间', 'Waiting time', 'min', { min: 5 }),
      measure('residualVoltage', '高压端子残余电压', 'Voltage left at the terminals', 'V', { max: 60 }),
      look('gear', '绝缘手套在检定有效期内且无破损', 'Insulating gloves within their test date and undamaged'),
    ],
  ),
  item(
    'inspection',
    'E-BATTERY',
    '动力电池检测',
    'Traction battery check',
    { skill: 'highVoltage', minutes: 50, for: withHighVoltage },
    [
      step('读取故障码、电量、健康度与循环数据', 'Read fault codes, charge, health and cycle data'),
      photo('读取单体电压与温度分布', 'Read the spread of cell voltages and temperatures'),
      photo('举升检查电池箱体磕碰、密封与固定', 'Lift the car; check the case for dents, seals and fixing'),
      step('检查平衡阀、冷却管路与高压插接器', 'Check breather valve, coolant lines and plugs'),
      step('测量绝缘电阻', 'Measure the insulation resistance'),
    ],
    [
      measure('cellSpread', '静态单体压差', 'Spread of cell voltages at rest', 'mV', { max: 50 }),
      measure('temperatureSpread', '单体温差', 'Spread of cell temperatures', '℃', { max: 5 }),
      measure('insulation', '绝缘电阻', 'Insulation', 'Ω/V', { min: 500 }),
      look('case', '箱体无变形、裂纹、渗漏', 'Case without dents, cracks or leaks'),
    ],
  ),
  item(
    'inspection',
    'E-PORT',
    '充电口检查',
    'Charging port check',
    { skill: 'highVoltage', minutes: 20, for: withPlug },
    [
      photo('检查交直流端子烧蚀、松旷与异物', 'Check a.c. and d.c. pins for burning, play and dirt'),
      step('检查口盖、密封、排水孔与锁止机构', 'Check flap, seal, drain and lock'),
      step('交流、直流各试充并观察温升', 'Try a.c. and d.c. charging and watch the temperature'),
    ],
    [
      measure('temperatureRise', '试充端子温升', 'Rise of pin temperature', 'K', { max: 50 }),
      measure('bonding', '保护接地电阻', 'Protective earth resistance', 'Ω', { max: 0.1 }),
      look('lock', '锁止与解锁动作可靠', 'Locks and releases reliably'),
    ],
  ),
  item(
    'inspection',
    'E-MOTOR',
    '驱动电机与电控检查',
    'Traction motor and controller check',
    { skill: 'highVoltage', minutes: 40, for: withHighVoltage },
    [
      step('读取电机、控制器温度与故障码', 'Read temperatures and fault codes of motor and controller'),
      step('检查悬置、线束、冷却管路', 'Check mounts, harness and coolant lines'),
      photo('检查高压线束固定与护套', 'Check how high-voltage cables are held and sleeved'),
      step('加速、滑行与能量回收试车', 'Test drive: pull, coast, recuperate'),
    ],
    [
      measure('bonding', '壳体等电位电阻', 'Bonding of the housing', 'Ω', { max: 0.1 }),
      look('noise', '运转无异响、抖动', 'Runs without noise or judder'),
      look('noCodes', '试车后无新故障码', 'No new fault codes after the drive'),
    ],
  ),
  item(
    'maintenance',
    'E-REDUCER',
    '更换减速器油',
    'Reduction gear oil change',
    { skill: 'mechanical', minutes: 40, for: withHighVoltage, parts: ['reducerOil', 'seal'] },
    [
      step('切断高压，举升车辆', 'Switch high voltage off, lift the car'),
      photo('放油并检查金属屑', 'Drain and look for metal chips'),
      step('按规定油量加注，紧固螺栓', 'Fill the set quantity, tighten the plugs'),
    ],
    [
      measure('plugTorque', '放油与加油螺栓扭矩', 'Torque of drain and filler plugs', 'N·m', { min: 25, max: 50 }),
      look('noLeak', '试车后无渗漏', 'No leak after the drive'),
    ],
  ),
  item(
    'maintenance',
    'E-COOLANT',
    '更换三电冷却液',
    'Battery and drive coolant change',
    { skill: 'highVoltage', minutes: 60, for: withHighVoltage, parts: ['coolant'] },
    [
      step('核对低电导率冷却液规格', 'Check the grade of low-conductivity coolant'),
      step('放出旧液，真空加注', 'Drain, then fill under vacuum'),
      step('用诊断仪驱动水泵与阀排气', 'Run pumps and valves with the tester to bleed'),
      photo('测量冰点与电导率', 'Measure freezing point and conductivity'),
    ],
    [
      measure('freezingPoint', '冷却液冰点', 'Coolant freezing point', '℃', { max: -35 }),
      measure('conductivity', '电导率', 'Conductivity', 'μS/cm', { max: 100 }),
      look('flow', '各回路流量正常，无渗漏', 'Flow in each circuit, no leaks'),
    ],
  ),
  item(
    'repair',
    'E-HVPART',
    '更换高压部件',
    'High-voltage component replacement',
    { skill: 'highVoltage', minutes: 180, for: withHighVoltage, parts: ['highVoltagePart', 'coolant'] },
    [
      step('完成高压下电与验电', 'Carry out cut-off and proof'),
      photo('记录线束、标签与螺栓位置', 'Record cables, labels and bolts'),
      step('更换部件，按扭矩紧固高压端子', 'Replace the part, tighten the terminals to torque'),
      step('恢复上电，匹配与清除故障码', 'Switch on, match the part, clear the codes'),
      photo('测量绝缘与等电位', 'Measure insulation and bonding'),
    ],
    [
      measure('insulation', '绝缘电阻', 'Insulation', 'Ω/V', { min: 500 }),
      measure('bonding', '等电位电阻', 'Bonding resistance', 'Ω', { max: 0.1 }),
      look('ready', '可正常上电行驶，无故障码', 'Car gets ready and drives, no fault codes'),
    ],
  ),
  item(
    'repair',
    'E-PACK',
    '动力电池包拆装',
    'Traction battery removal and refit',
    { skill: 'highVoltage', minutes: 300, for: withPlug, parts: ['highVoltagePart', 'seal', 'coolant'] },
    [
      step('完成高压下电与验电，放出冷却液', 'Carry out cut-off and proof, drain the coolant'),
      photo('举升平台托稳电池包后拆卸', 'Support the pack on the lifting table, then undo it'),
      step('检查安装面，更换密封件', 'Check the mounting face, replace the seals'),
      step('按顺序与扭矩紧固固定螺栓', 'Tighten the bolts in order to torque'),
      photo('气密、绝缘测试并上电', 'Test tightness and insulation, switch on'),
    ],
    [
      measure('tightness', '气密压降（3 kPa保压60秒）', 'Pressure drop in 60 s from 3 kPa', 'Pa', { max: 100 }),
      measure('insulation', '绝缘电阻', 'Insulation', 'Ω/V', { min: 500 }),
      look('label', '高压警示标识完整', 'High-voltage labels complete'),
    ],
  ),
  item(
    'upgrade',
    'U-SOFT',
    '控制单元软件升级',
    'Control unit software update',
    { skill: 'electrical', minutes: 45, for: all },
    [
      step('连接稳压电源，记录原版本', 'Connect a stable supply, note the present versions'),
      photo('刷写新版本并保存记录', 'Write the new version and keep the log'),
      step('匹配、标定并清除故障码', 'Match, calibrate and clear the codes'),
    ],
    [
      measure('supply', '刷写期间供电电压', 'Supply while writing', 'V', { min: 13, max: 14.5 }),
      look('version', '版本号与公告一致，功能正常', 'Version as announced, functions work'),
    ],
  ),
]
