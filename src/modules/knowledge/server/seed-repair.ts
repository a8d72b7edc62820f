import { all, item, look, measure, photo, step, withEngine } from './seed-item.ts'

export const repairItems = [
  item(
    'repair',
    'R-BRAKEPAD',
    '更换制动片',
    'Brake pad replacement',
    { skill: 'mechanical', minutes: 60, for: all, parts: ['brakePads'] },
    [
      step('电子驻车先进入维修模式', 'Put an electric parking brake into service mode'),
      photo('拍摄新旧制动片', 'Photograph old and new pads'),
      step('清洁导销、回位活塞、装入新片', 'Clean the slide pins, push back the piston, fit the pads'),
      step('踩实踏板，检查液位并磨合', 'Pump the pedal, check the fluid, bed in'),
    ],
    [
      measure('caliperTorque', '卡钳螺栓扭矩', 'Caliper bolt torque', 'N·m', { min: 25, max: 110 }),
      measure('wheelTorque', '车轮螺栓扭矩', 'Wheel bolt torque', 'N·m', { min: 100, max: 140 }),
      look('brakes', '试车制动有力、不跑偏、无异响', 'Brakes firmly, straight and without noise'),
    ],
  ),
  item(
    'repair',
    'R-BRAKEDISC',
    '更换制动盘',
    'Brake disc replacement',
    { skill: 'mechanical', minutes: 90, for: all, parts: ['brakeDiscs', 'brakePads'] },
    [
      photo('测量旧盘厚度与端面跳动', 'Measure thickness and run-out of the old discs'),
      step('清洁轮毂接触面，成对更换', 'Clean the hub face, replace in pairs'),
      step('检查新盘跳动，磨合试车', 'Check the new run-out, bed in on the road'),
    ],
    [
      measure('runOut', '新盘端面跳动', 'Run-out of the new disc', 'mm', { max: 0.05 }),
      // GB 7258-2017: cars in use, imbalance of an axle.
      measure('imbalance', '前轴制动力不平衡率', 'Brake imbalance of the front axle', '%', { max: 24 }),
    ],
  ),
  item(
    'repair',
    'R-ENGINE',
    '发动机故障诊断',
    'Engine fault diagnosis',
    { skill: 'mechanical', minutes: 60, for: withEngine },
    [
      step('复现故障，记录客户描述的条件', 'Reproduce the fault under the customer’s conditions'),
      photo('读取故障码、冻结帧与数据流', 'Read codes, freeze frames and live data'),
      step('按流程逐项测量，排除法定位', 'Measure step by step until one cause is left'),
      photo('留存判定依据', 'Keep the evidence for the finding'),
    ],
    [
      look('cause', '故障原因有测量数据支持', 'Cause is proved by measured values'),
      look('plan', '已给出维修方案与估价', 'Repair and estimate proposed'),
    ],
  ),
  item(
    'repair',
    'R-MISFIRE',
    '点火与喷油系统维修',
    'Ignition and injection repair',
    { skill: 'mechanical', minutes: 120, for: withEngine, parts: ['sparkPlug', 'seal'] },
    [
      step('测量油压、缸压与点火波形', 'Measure fuel pressure, compression and ignition waveform'),
      photo('更换失效件', 'Replace the failed part'),
      step('匹配并试车，读取失火计数', 'Match, test drive, read misfire counters'),
    ],
    [
      measure('compressionDifference', '各缸缸压差', 'Difference of compression between cylinders', '%', { max: 15 }),
      measure('misfires', '试车后失火次数', 'Misfires after the drive', '', { max: 0 }),
    ],
  ),
  item(
    'repair',
    'R-GEARBOX',
    '变速器检修',
    'Gearbox repair',
    { skill: 'mechanical', minutes: 480, for: withEngine, parts: ['gearboxOil', 'seal'] },
    [
      step('读取油压、离合器自学习值与油温', 'Read pressures, clutch adaptation and oil temperature'),
      photo('拆检并测量磨损件', 'Strip and measure the worn parts'),
      step('更换密封与磨损件，装复', 'Replace seals and worn parts, reassemble'),
      step('自学习并路试', 'Run the adaptation, then the road test'),
    ],
    [
      look('shifts', '各挡接合平顺，无打滑冲击', 'Gears engage smoothly without slip or jolt'),
      look('noLeak', '路试后无渗漏', 'No leak after the drive'),
    ],
  ),
  item(
    'repair',
    'R-SUSP',
    '更换减振器',
    'Shock absorber replacement',
    { skill: 'mechanical', minutes: 150, for: all, parts: ['shockAbsorber'] },
    [
      photo('确认漏油或失效', 'Confirm the leak or failure'),
      step('使用弹簧压缩器，成对更换', 'Use a spring compressor, replace in pairs'),
      step('落地后按扭矩紧固衬套螺栓', 'Tighten the bush bolts with the car on its wheels'),
      step('做四轮定位', 'Align the wheels'),
    ],
    [look('height', '左右车身高度一致', 'Same height left and right'), look('quiet', '过坎无异响', 'Quiet over bumps')],
  ),
  item(
    'repair',
    'R-ELEC',
    '电气故障诊断',
    'Electrical fault diagnosis',
    { skill: 'electrical', minutes: 60, for: all },
    [
      step('核对改装与加装情况', 'Ask for and look at retrofits'),
      photo('读取全车故障码', 'Read the codes of all modules'),
      step('按电路图测量供电、搭铁、信号与总线', 'Measure supply, earth, signal and bus by the wiring diagram'),
      step('测量静态电流', 'Measure the quiescent current'),
    ],
    [
      measure('quiescent', '休眠后静态电流', 'Current when asleep', 'mA', { max: 50 }),
      measure('voltageDrop', '搭铁回路压降', 'Voltage drop of the earth path', 'V', { max: 0.2 }),
      look('cause', '故障原因有测量数据支持', 'Cause is proved by measured values'),
    ],
  ),
  item(
    'repair',
    'R-BATT12',
    '更换12V蓄电池',
    '12 V battery replacement',
    { skill: 'electrical', minutes: 30, for: all, parts: ['battery12V'] },
    [
      step('接入不断电电源', 'Connect a memory saver'),
      photo('更换同规格电池并固定', 'Fit a battery of the same specification and fix it'),
      step('登记电池并复位车窗等设置', 'Register the battery, reset windows and settings'),
    ],
    [
      measure('restVoltage', '新电池静态电压', 'New battery at rest', 'V', { min: 12.6 }),
      measure('chargingVoltage', '充电电压', 'Charging voltage', 'V', { min: 13.2, max: 14.8 }),
    ],
  ),
  item(
    'repair',
    'R-AC',
    '空调检修与加注',
    'Air conditioning repair and recharge',
    { skill: 'electrical', minutes: 90, for: all, parts: ['refrigerant', 'seal'] },
    [
      step('确认制冷剂种类；电动压缩机用POE油', 'Identify the refrigerant; electric compressors take POE oil'),
      photo('回收、抽真空并保压', 'Recover, evacuate and hold the vacuum'),
      step('按铭牌量加注并检漏', 'Charge the quantity on the label, test for leaks'),
      step('测量高低压与出风温度', 'Measure pressures and outlet temperature'),
    ],
    [
      measure('vacuumHold', '保压30分钟压力回升', 'Rise of pressure in 30 min of vacuum', 'kPa', { max: 1 }),
      measure('outletTemperature', '中央出风口温度', 'Temperature at the centre outlet', '℃', { max: 10 }),
    ],
  ),
  item(
    'repair',
    'R-LIGHT',
    '灯光检修与调整',
    'Lighting repair and adjustment',
    { skill: 'electrical', minutes: 30, for: all, parts: ['bulb'] },
    [
      step('检查全车灯光', 'Check all lamps'),
      photo('更换失效件', 'Replace what has failed'),
      step('在灯光仪上调整光轴', 'Set the beams on the headlamp tester'),
    ],
    [
      measure('dip', '近光下倾度', 'Dip of the low beam', '%', { min: 0.5, max: 2 }),
      look('lamps', '全车灯光工作正常', 'All lamps work'),
    ],
  ),
  item(
    'repair',
    'R-TYRE',
    '轮胎修补',
    'Tyre repair',
    { skill: 'quick', minutes: 30, for: all, parts: ['tyreRepair'] },
    [
      photo('确认伤口位置与大小，胎侧伤不修补', 'Find place and size; side walls are not repaired'),
      step('由内侧打磨、贴蘑菇钉', 'Buff and plug from the inside'),
      step('充气、水检、动平衡', 'Inflate, test in water, balance'),
    ],
    [
      measure('hole', '胎面伤口直径', 'Hole in the tread', 'mm', { max: 6 }),
      look('tight', '水检无气泡', 'No bubbles in water'),
    ],
  ),
  item(
    'repair',
    'R-TYRENEW',
    '更换轮胎',
    'Tyre replacement',
    { skill: 'quick', minutes: 40, for: all, parts: ['tyre'] },
    [
      step('核对规格、载重与速度级别', 'Check size, load and speed rating'),
      photo('拍摄新胎生产日期', 'Photograph the date of manufacture'),
      step('安装、动平衡、设定胎压', 'Mount, balance, set the pressure'),
    ],
    [
      measure('imbalance', '单侧残余不平衡量', 'Residual imbalance per side', 'g', { max: 5 }),
      measure('wheelTorque', '车轮螺栓扭矩', 'Wheel bolt torque', 'N·m', { min: 100, max: 140 }),
    ],
  ),
]
