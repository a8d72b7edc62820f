import { all, critical, item, look, measure, photo, step, torqueWrench, withEngine } from './seed-item.ts'

// Limits without a source are typical of passenger cars; the maker's own value goes before them.
export const maintenanceItems = [
  item(
    'maintenance',
    'M-OIL',
    '更换发动机机油',
    'Engine oil change',
    { skill: 'quick', minutes: 30, for: withEngine, parts: ['engineOil', 'seal'], mandatory: true },
    [
      step(
        '热机后熄火，举升车辆，核对机油规格与用量',
        'Warm the engine, stop it, lift the car; check oil grade and quantity',
      ),
      photo('放出旧机油，观察颜色与金属屑', 'Drain the old oil; look at its colour and for metal chips'),
      step('更换放油螺栓密封垫并按扭矩拧紧', 'Fit a new drain plug seal and tighten to torque'),
      step('加注新机油，起动后检查渗漏', 'Fill new oil, start the engine and look for leaks'),
      photo('静置后复查油位，复位保养提示', 'Let it settle, check the level again, reset the service reminder'),
    ],
    [
      measure('drainPlugTorque', '放油螺栓扭矩', 'Drain plug torque', 'N·m', { min: 25, max: 45 }),
      measure('oilLevel', '油位（下限0，上限100）', 'Oil level (0 = low mark, 100 = high mark)', '%', {
        min: 50,
        max: 100,
      }),
      look('noLeak', '放油螺栓与滤清器处无渗漏', 'No leak at drain plug and filter'),
    ],
  ),
  item(
    'maintenance',
    'M-OILFILTER',
    '更换机油滤清器',
    'Oil filter change',
    { skill: 'quick', minutes: 10, for: withEngine, parts: ['oilFilter', 'seal'], mandatory: true },
    [
      step('拆下旧滤清器，确认旧密封圈已取下', 'Remove the old filter; make sure its seal came off too'),
      step('新密封圈涂抹机油后装配', 'Oil the new seal and fit the filter'),
      photo('按扭矩拧紧并拍摄新件', 'Tighten to torque and photograph the new part'),
    ],
    [
      measure('filterTorque', '滤清器扭矩', 'Filter torque', 'N·m', { min: 14, max: 28 }),
      look('noLeak', '怠速3分钟后无渗漏', 'No leak after three minutes at idle'),
    ],
  ),
  item(
    'maintenance',
    'M-AIRFILTER',
    '更换空气滤清器',
    'Engine air filter change',
    { skill: 'quick', minutes: 10, for: withEngine, parts: ['airFilter'], mandatory: true },
    [
      step('打开滤清器壳体，取出旧滤芯', 'Open the housing and take out the old element'),
      photo('对比新旧滤芯', 'Show old and new element side by side'),
      step('清洁壳体，装入新滤芯并扣紧', 'Clean the housing, fit the new element, close all clips'),
    ],
    [
      look('seated', '滤芯入槽，卡扣全部锁紧', 'Element seated, every clip closed'),
      look('clean', '壳体内无异物', 'Nothing left in the housing'),
    ],
  ),
  item(
    'maintenance',
    'M-BRAKECHECK',
    '制动片检查',
    'Brake pad check',
    { skill: 'quick', minutes: 20, for: all, mandatory: true },
    [
      step('举升车辆，拆下车轮或经观察孔测量', 'Lift the car; remove the wheels or measure through the window'),
      photo('测量四轮内外制动片厚度并拍照', 'Measure inner and outer pads on all wheels, with photos'),
      step('检查制动盘磨损、裂纹和制动管路', 'Check discs for wear and cracks, and the brake lines'),
      critical('按扭矩拧紧车轮螺栓', 'Tighten the wheel bolts to torque', { ...torqueWrench, setting: '100–140 N·m' }),
    ],
    [
      measure('padFront', '前制动片最薄处', 'Front pad, thinnest point', 'mm', { min: 3 }),
      measure('padRear', '后制动片最薄处', 'Rear pad, thinnest point', 'mm', { min: 3 }),
      measure('wheelTorque', '车轮螺栓扭矩', 'Wheel bolt torque', 'N·m', { min: 100, max: 140 }),
      look('discs', '制动盘厚度不低于盘上标注的最小值，无裂纹', 'Discs above the minimum marked on them, no cracks'),
    ],
  ),
  item(
    'maintenance',
    'M-CABIN',
    '更换空调滤芯',
    'Cabin filter change',
    { skill: 'quick', minutes: 15, for: all, parts: ['cabinFilter'] },
    [
      step('拆下手套箱或盖板，取出旧滤芯', 'Remove the glove box or cover and take out the old filter'),
      photo('对比新旧滤芯', 'Show old and new filter side by side'),
      step('按气流方向箭头装入新滤芯', 'Fit the new filter with its arrow along the air flow'),
    ],
    [
      look('direction', '安装方向正确', 'Fitted the right way round'),
      look('blower', '鼓风机各挡工作正常、无异响', 'Blower runs at every speed without noise'),
    ],
  ),
  item(
    'maintenance',
    'M-FUELFILTER',
    '更换燃油滤清器',
    'Fuel filter change',
    { skill: 'mechanical', minutes: 40, for: withEngine, parts: ['fuelFilter'] },
    [
      step('释放燃油压力，准备灭火器', 'Relieve the fuel pressure, keep a fire extinguisher at hand'),
      step('按流向更换滤清器与卡箍', 'Replace filter and clips along the flow direction'),
      photo('建立油压后检查接头', 'Build up pressure and check the joints'),
    ],
    [look('noLeak', '运转5分钟后接头无渗漏', 'Joints dry after five minutes of running')],
  ),
  item(
    'maintenance',
    'M-PLUG',
    '更换火花塞',
    'Spark plug change',
    { skill: 'mechanical', minutes: 60, for: withEngine, parts: ['sparkPlug'] },
    [
      step('冷机后拆点火线圈，吹净火花塞孔', 'With the engine cold remove the coils and blow out the wells'),
      photo('按缸号摆放旧火花塞，判断燃烧状况', 'Lay out the old plugs by cylinder and judge the combustion'),
      step('测量新件电极间隙，手工旋入后按扭矩拧紧', 'Measure the new gaps, start by hand, tighten to torque'),
      step('装复线圈，试车并读取失火计数', 'Refit the coils, run the engine, read the misfire counters'),
    ],
    [
      measure('gap', '电极间隙', 'Electrode gap', 'mm', { min: 0.7, max: 1.1 }),
      measure('plugTorque', '火花塞扭矩', 'Plug torque', 'N·m', { min: 18, max: 28 }),
      measure('misfires', '怠速5分钟失火次数', 'Misfires in five minutes at idle', '', { max: 0 }),
    ],
  ),
  item(
    'maintenance',
    'M-COOLANT',
    '更换发动机冷却液',
    'Engine coolant change',
    { skill: 'mechanical', minutes: 60, for: withEngine, parts: ['coolant'] },
    [
      step('冷机状态打开膨胀壶盖，放出旧液', 'With the engine cold open the expansion tank and drain'),
      step('检查水管、卡箍和水泵', 'Check hoses, clips and pump'),
      step('真空加注新液并排气', 'Fill new coolant under vacuum and bleed'),
      photo('测量冰点', 'Measure the freezing point'),
    ],
    [
      measure('freezingPoint', '冷却液冰点', 'Coolant freezing point', '℃', { max: -25 }),
      look('level', '冷机液位在上下限之间', 'Cold level between the marks'),
      look('fan', '达到工作温度后风扇正常起停，无渗漏', 'Fan switches on and off when warm, no leaks'),
    ],
  ),
  item(
    'maintenance',
    'M-BRAKEFLUID',
    '更换制动液',
    'Brake fluid change',
    { skill: 'mechanical', minutes: 45, for: all, parts: ['brakeFluid'] },
    [
      photo('检测旧制动液含水率', 'Test the water content of the old fluid'),
      step('按顺序逐轮更换，直至流出新液', 'Change wheel by wheel until new fluid comes out'),
      step('带ABS或电子助力的车用诊断仪排气', 'Bleed ABS or electric booster with the tester'),
      step('检查踏板行程并低速试制动', 'Check pedal travel and brake at low speed'),
    ],
    [
      measure('water', '新液含水率', 'Water content of the new fluid', '%', { max: 1 }),
      look('pedal', '踏板坚实、不下沉', 'Pedal firm, does not sink'),
      look('level', '液位在MIN与MAX之间', 'Level between MIN and MAX'),
    ],
  ),
  item(
    'maintenance',
    'M-ATF',
    '更换变速器油',
    'Gearbox oil change',
    { skill: 'mechanical', minutes: 90, for: withEngine, parts: ['gearboxOil', 'seal'] },
    [
      step('核对变速器型号与油品规格', 'Check gearbox type and oil grade'),
      photo('放出旧油并记录油量与磁铁吸附物', 'Drain, note the quantity and what the magnet holds'),
      step('更换滤网与油底壳垫，加注新油', 'Replace strainer and pan gasket, fill new oil'),
      step(
        '按规定油温检查油位，清除自学习值并试车',
        'Check the level at the set temperature, reset adaptation, test drive',
      ),
    ],
    [
      measure('oilTemperature', '检查油位时的油温', 'Oil temperature when checking the level', '℃', {
        min: 35,
        max: 50,
      }),
      look('shifts', '各挡换挡平顺，无故障码', 'Every gear engages smoothly, no fault codes'),
    ],
  ),
  item(
    'maintenance',
    'M-CHASSIS',
    '底盘检查与紧固',
    'Chassis check and tightening',
    { skill: 'mechanical', minutes: 40, for: all },
    [
      step('检查转向拉杆、球头、防尘套', 'Check track rods, ball joints and boots'),
      step('检查减振器、弹簧与各衬套', 'Check dampers, springs and bushes'),
      photo('检查油水管路与底部护板渗漏、刮碰', 'Look for leaks and scrapes on lines and underbody panels'),
      critical('按扭矩复紧底盘螺栓', 'Tighten the chassis bolts to torque', torqueWrench),
    ],
    [
      look('play', '转向与悬架无旷量', 'No play in steering and suspension'),
      look('boots', '防尘套完好，无渗漏', 'Boots whole, no leaks'),
      measure('wheelTorque', '车轮螺栓扭矩', 'Wheel bolt torque', 'N·m', { min: 100, max: 140 }),
    ],
  ),
]
