import type { SeedGuide } from './seed-guide.ts'

export const chassisGuides: readonly SeedGuide[] = [
  {
    code: 'G-BRAKE',
    symptom: 'brakeNoise',
    nameZh: '制动异响',
    nameEn: 'Brake noise',
    causes: ['wear', 'contamination', 'corrosion', 'looseness', 'partQuality'],
    steps: [
      {
        zh: '试车复现：冷热车、轻踩重踩、前进倒车各是什么声音',
        en: 'Reproduce it: cold and hot, light and hard, forwards and backwards',
      },
      {
        zh: '举升后测量前轮刹车片最薄处厚度',
        en: 'Lift it; measure the thinnest front pad',
        unit: 'mm',
        min: 3,
        device: true,
      },
      { zh: '测量后轮刹车片最薄处厚度', en: 'Measure the thinnest rear pad', unit: 'mm', min: 3, device: true },
      { zh: '测量制动盘端面跳动', en: 'Measure disc runout', unit: 'mm', max: 0.1, device: true },
      {
        zh: '对照盘上刻度测量制动盘厚度，检查沟槽、热斑、裂纹',
        en: 'Measure the disc against its stamped limit; look for grooves, hot spots, cracks',
      },
      { zh: '检查导向销、分泵回位与防尘套', en: 'Check guide pins, caliper return and boots' },
      {
        zh: '检查消音片、卡簧、挡泥板有无缺失或干涉',
        en: 'Check shims, clips and splash shields: missing or touching',
      },
      { zh: '异物或油污清理后复试', en: 'Clean off stones or grease and try again' },
    ],
  },
  {
    code: 'G-SHAKE',
    symptom: 'vibration',
    nameZh: '行驶抖动',
    nameEn: 'Vibration on the road',
    causes: ['wear', 'impact', 'misalignment', 'looseness', 'partQuality'],
    steps: [
      {
        zh: '试车：记录抖动出现的车速、部位（方向盘、座椅、车身）与踩制动时的变化',
        en: 'Drive it: speed, place (wheel, seat, body), change under braking',
      },
      { zh: '冷态检查四轮胎压', en: 'Check the four tyre pressures, cold', unit: 'kPa', device: true },
      {
        zh: '检查胎面：鼓包、偏磨、花纹深度',
        en: 'Check the treads: bulge, uneven wear, depth',
        unit: 'mm',
        min: 1.6,
        device: true,
      },
      {
        zh: '做四轮动平衡，记录残余不平衡量',
        en: 'Balance the wheels; note what is left',
        unit: 'g',
        max: 5,
        device: true,
      },
      { zh: '检查轮辋变形与安装面清洁、轮毂螺栓扭矩', en: 'Check rims for damage, clean faces, wheel bolt torque' },
      { zh: '检查球头、胶套、轮毂轴承间隙', en: 'Check ball joints, bushes and wheel bearings for play' },
      { zh: '检查半轴、传动轴与发动机或电机支承', en: 'Check drive shafts and engine or motor mounts' },
      { zh: '四轮定位，保存调整前后数据', en: 'Align the wheels; keep the figures before and after' },
    ],
  },
  {
    code: 'G-LEAK',
    symptom: 'leak',
    nameZh: '漏液、漏水',
    nameEn: 'Leak',
    causes: ['ageing', 'leakage', 'looseness', 'impact', 'formerWork'],
    steps: [
      {
        zh: '看位置、颜色、气味和油腻程度，判断是哪一种液体；空调冷凝水属正常',
        en: 'Place, colour, smell and feel tell which fluid it is; water from the air conditioning is normal',
      },
      {
        zh: '检查各储液罐液位，判断能否继续行驶；制动液不足禁止行驶',
        en: 'Check the levels and whether the car may be driven; never with low brake fluid',
      },
      { zh: '清洗可疑部位，运转后再看最高的渗出点', en: 'Clean the place, run the car, look for the highest wet spot' },
      { zh: '必要时加荧光剂并用紫外灯检查', en: 'Add dye and use the lamp where needed' },
      {
        zh: '冷却系统或电池冷却回路打压，记录压降',
        en: 'Pressurise the coolant or battery circuit; note the drop',
        unit: 'kPa',
        max: 10,
        device: true,
      },
      {
        zh: '车内进水：淋雨试验，检查天窗排水管、车门防水膜',
        en: 'Water inside: rain test, sunroof drains, door membranes',
      },
      {
        zh: '检查近期维修过的接口、放油螺栓、滤清器密封圈',
        en: 'Check joints, drain plugs and filter seals of recent work',
      },
    ],
  },
  {
    code: 'G-NOISE',
    symptom: 'noise',
    nameZh: '异常声响',
    nameEn: 'Abnormal noise',
    causes: ['wear', 'looseness', 'ageing', 'impact', 'formerWork', 'driverUse'],
    steps: [
      { zh: '请车主同车指出声音，录音或录像留存', en: 'Let the customer point it out in the car; record it' },
      {
        zh: '分清条件：怠速、加速、转向、过坎、制动、风噪',
        en: 'Sort the conditions: idle, load, steering, bumps, braking, wind',
      },
      { zh: '清空后备箱和储物格，排除物品撞击', en: 'Empty boot and compartments first' },
      { zh: '静止检查：怠速听诊附件、皮带、支承', en: 'Standing: listen to auxiliaries, belts and mounts' },
      { zh: '举升检查：晃动车轮，撬动胶套、球头、拉杆', en: 'Lifted: rock the wheels, pry bushes, joints and rods' },
      { zh: '检查护板、卡扣、排气吊胶是否松脱', en: 'Check shields, clips and exhaust hangers' },
      {
        zh: '用听诊器或分路拾音器定位后再拆检',
        en: 'Locate it with stethoscope or microphones before anything is taken apart',
      },
    ],
  },
]
