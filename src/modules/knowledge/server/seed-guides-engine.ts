import type { SeedGuide } from './seed-guide.ts'

export const engineGuides: readonly SeedGuide[] = [
  {
    code: 'G-START',
    symptom: 'noStart',
    nameZh: '无法启动（燃油车、混动车）',
    nameEn: 'Does not start (combustion and hybrid)',
    powertrains: ['ice', 'hev', 'phev'],
    causes: ['lowBattery', 'badContact', 'sensorFault', 'openCircuit', 'fluidLevel', 'contamination'],
    steps: [
      {
        zh: '听车主描述并复现：起动机转不转、转得快慢、有无点火迹象、防盗灯是否闪烁',
        en: 'Hear the driver and reproduce it: does the starter turn, how fast, any firing, does the immobiliser lamp flash',
      },
      { zh: '测量蓄电池静置电压', en: 'Measure the battery at rest', unit: 'V', min: 12.4, device: true },
      { zh: '启动瞬间测量蓄电池电压', en: 'Measure the battery while cranking', unit: 'V', min: 9.6, device: true },
      {
        zh: '检查正负极桩头与车身搭铁：松动、氧化、压降',
        en: 'Check terminals and body earth: loose, oxidised, voltage drop',
        unit: 'V',
        max: 0.3,
        device: true,
      },
      {
        zh: '读取各控制单元故障码与防盗状态',
        en: 'Read the fault codes of all control units and the immobiliser state',
      },
      {
        zh: '确认燃油量与供油：油泵是否工作，油压对照原厂数据',
        en: 'Check fuel level and supply: pump runs, pressure against the maker’s figure',
      },
      { zh: '检查点火：高压跳火、曲轴位置传感器信号', en: 'Check ignition: spark, crankshaft sensor signal' },
      { zh: '检查进气与机械：气缸压力、正时', en: 'Check air and mechanics: compression, timing' },
    ],
  },
  {
    code: 'G-LAMP',
    symptom: 'warningLamp',
    nameZh: '仪表警告灯点亮',
    nameEn: 'Warning lamp on the instrument panel',
    causes: ['sensorFault', 'badContact', 'fluidLevel', 'wear', 'software', 'controlUnitFault'],
    steps: [
      {
        zh: '记录是哪一个灯、颜色、常亮或闪烁、何时出现；红色的先判断能否继续行驶',
        en: 'Note which lamp, its colour, steady or flashing, since when; a red one: first judge whether the car may be driven',
      },
      {
        zh: '读取全车故障码，区分当前与历史，保存冻结帧',
        en: 'Read all codes, present and stored apart; keep the freeze frame',
      },
      {
        zh: '对照灯所属系统检查油液：机油、冷却液、制动液',
        en: 'Check the fluids of that lamp’s system: oil, coolant, brake fluid',
      },
      {
        zh: '测量发电机或直流转换器的充电电压',
        en: 'Measure the charging voltage of alternator or DC converter',
        unit: 'V',
        min: 13.2,
        max: 15,
        device: true,
      },
      {
        zh: '检查相关传感器插头：进水、退针、线束磨损',
        en: 'Check the sensors’ plugs: water, pushed-back pins, chafed wiring',
      },
      { zh: '看数据流，与正常值或同型车比较', en: 'Watch the live data against normal values or a sister car' },
      {
        zh: '清除故障码后按触发条件试车，确认是否再现',
        en: 'Clear the codes, drive under the same conditions, see whether they come back',
      },
    ],
  },
  {
    code: 'G-HEAT',
    symptom: 'overheating',
    nameZh: '水温过高',
    nameEn: 'Engine overheats',
    powertrains: ['ice', 'hev', 'phev'],
    causes: ['leakage', 'fluidLevel', 'actuatorFault', 'contamination', 'wear', 'fluidQuality'],
    steps: [
      { zh: '停机冷却，未冷却前不得打开水箱盖', en: 'Let it cool; never open the cap while it is hot' },
      { zh: '检查冷却液液位与冰点', en: 'Check coolant level and freezing point' },
      {
        zh: '冷却系统打压，保压十分钟，记录压降',
        en: 'Pressurise the system for ten minutes; note the drop',
        unit: 'kPa',
        max: 10,
        device: true,
      },
      { zh: '检查散热器与冷凝器表面是否堵塞', en: 'Check radiator and condenser for blocked fins' },
      {
        zh: '读取水温数据流，同时用测温仪比对',
        en: 'Compare the live coolant temperature with a thermometer',
        unit: '°C',
        device: true,
      },
      { zh: '检查电子扇高低速与节温器开启', en: 'Check the fan’s speeds and the opening of the thermostat' },
      { zh: '检查水泵是否泄漏、打滑或叶轮损坏', en: 'Check the pump: leak, slip, broken impeller' },
      {
        zh: '排除气缸垫串气：检测膨胀水箱内燃烧气体',
        en: 'Rule out the head gasket: test for combustion gas in the expansion tank',
      },
    ],
  },
  {
    code: 'G-POWER',
    symptom: 'powerLoss',
    nameZh: '加速无力',
    nameEn: 'Loss of power',
    causes: ['contamination', 'sensorFault', 'leakage', 'actuatorFault', 'software', 'insulation'],
    steps: [
      {
        zh: '与车主一起试车，记录转速、车速、挡位和天气',
        en: 'Drive with the customer; note engine speed, road speed, gear and weather',
      },
      { zh: '读取故障码，看是否进入限扭或跛行模式', en: 'Read the codes; has the car limited its torque' },
      { zh: '检查空气滤清器与进气管路漏气', en: 'Check the air filter and the intake for leaks' },
      {
        zh: '看数据流：进气量、油压、增压、氧传感器修正',
        en: 'Watch air mass, fuel pressure, boost and oxygen correction',
      },
      { zh: '检查排气背压与三元催化是否堵塞', en: 'Check exhaust back pressure and the catalyst for blockage' },
      {
        zh: '电驱车：读取电机、电池温度与功率限制原因',
        en: 'Electric drive: read motor and battery temperature and why power is limited',
      },
      { zh: '检查制动是否拖滞', en: 'Check for dragging brakes' },
    ],
  },
]
