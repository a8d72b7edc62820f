import type { SeedGuide } from './seed-guide.ts'

export const electricGuides: readonly SeedGuide[] = [
  {
    code: 'G-AC',
    symptom: 'airConditioning',
    nameZh: '空调不制冷或不制热',
    nameEn: 'Air conditioning does not cool or heat',
    causes: ['leakage', 'contamination', 'actuatorFault', 'sensorFault', 'badContact', 'wear'],
    steps: [
      {
        zh: '确认操作与设定，记录环境温度',
        en: 'Check settings; note the outside temperature',
        unit: '°C',
        device: true,
      },
      {
        zh: '中间出风口温度，最大制冷运行十分钟后',
        en: 'Centre vent after ten minutes at full cold',
        unit: '°C',
        max: 10,
        device: true,
      },
      { zh: '检查鼓风机、空调滤芯与风门切换', en: 'Check blower, cabin filter and flaps' },
      {
        zh: '检查压缩机是否工作：离合器吸合或电动压缩机转速',
        en: 'Does the compressor run: clutch, or speed of the electric one',
      },
      {
        zh: '接歧管表记录高低压，对照当日气温',
        en: 'Connect the gauges; note both pressures against the temperature of the day',
      },
      { zh: '检查冷凝器散热与电子扇', en: 'Check condenser and fan' },
      {
        zh: '回收称量制冷剂，与铭牌量比较',
        en: 'Recover and weigh the refrigerant; compare with the plate',
        unit: 'g',
        device: true,
      },
      { zh: '怀疑泄漏时抽真空保压或用荧光剂查漏', en: 'A leak is suspected: hold a vacuum or use dye' },
      {
        zh: '制热不良：检查冷却液循环、加热器或热泵的故障码',
        en: 'Poor heat: coolant flow, heater or heat pump codes',
      },
    ],
  },
  {
    code: 'G-EVCHG',
    symptom: 'evCharging',
    nameZh: '电动车充不进电、续航骤降',
    nameEn: 'Electric car: does not charge, range collapses',
    powertrains: ['bev', 'phev'],
    causes: ['badContact', 'insulation', 'batteryCell', 'controlUnitFault', 'software', 'lowBattery'],
    steps: [
      {
        zh: '分清交流、直流或两者都不行，换一根枪、换一个桩复试',
        en: 'AC, DC or both? Try another cable and another station',
      },
      {
        zh: '检查充电口：烧蚀、进水、针脚、锁止与温度传感器',
        en: 'Check the inlet: burns, water, pins, lock, temperature sensor',
      },
      { zh: '测量低压蓄电池静置电压', en: 'Measure the 12 V battery at rest', unit: 'V', min: 12.4, device: true },
      {
        zh: '读取电池管理、车载充电机、整车控制器故障码',
        en: 'Read the codes of battery management, charger and vehicle control',
      },
      {
        zh: '按高压安全规程断电、验电、上锁挂牌，由持证人员作业',
        en: 'Switch off, prove dead, lock and tag; certified people only',
      },
      {
        zh: '测量绝缘电阻（直流回路）',
        en: 'Measure the insulation of the DC circuit',
        unit: 'Ω/V',
        min: 100,
        device: true,
      },
      {
        zh: '读取最高与最低单体电压差',
        en: 'Read the gap between the highest and lowest cell',
        unit: 'mV',
        device: true,
      },
      {
        zh: '检查电池温度与冷却回路，排除温度限充',
        en: 'Check battery temperature and its cooling; rule out a thermal limit',
      },
      { zh: '核对软件版本与厂家通报', en: 'Check software versions and the maker’s bulletins' },
    ],
  },
  {
    code: 'G-DRAIN',
    symptom: 'noStart',
    nameZh: '停放后亏电（12 V）',
    nameEn: 'Flat 12 V battery after standing',
    causes: ['lowBattery', 'ageing', 'shortCircuit', 'controlUnitFault', 'driverUse', 'formerWork'],
    steps: [
      { zh: '询问停放天数、加装电器、是否常在车上用电', en: 'Ask for days parked, added devices, use while parked' },
      {
        zh: '充足电后检测蓄电池健康度',
        en: 'Charge it, then test the battery’s health',
        unit: '%',
        min: 60,
        device: true,
      },
      {
        zh: '测量发电机或直流转换器的充电电压',
        en: 'Measure the charging voltage',
        unit: 'V',
        min: 13.2,
        max: 15,
        device: true,
      },
      {
        zh: '锁车休眠后测量静态电流',
        en: 'Lock the car, let it sleep, measure the standing current',
        unit: 'mA',
        max: 50,
        device: true,
      },
      { zh: '电流偏大：逐个拔保险，找出回路', en: 'Too high: pull fuse by fuse to find the circuit' },
      { zh: '检查加装记录仪、终端的取电点', en: 'Check where recorders and trackers take their supply' },
      { zh: '查看控制单元休眠日志与软件版本', en: 'Look at the sleep log and software versions of the control units' },
    ],
  },
]
