import { all, item, look, measure, photo, step } from './seed-item.ts'

export const bodyAndCheckItems = [
  item(
    'accident',
    'A-CLAIM',
    '事故定损协助',
    'Help with the insurance claim',
    { skill: 'inspection', minutes: 40, for: all },
    [
      photo('车辆四角与受损部位拍照', 'Photograph four corners and the damage'),
      step('核对保单、证件与事故责任书', 'Check policy, papers and the police record'),
      photo('拆检隐蔽损伤并告知保险公司', 'Open up hidden damage and tell the insurer'),
      step('确认维修项目与定损金额', 'Agree on the work and the sum'),
    ],
    [
      look('complete', '照片与单证齐全', 'Photos and papers complete'),
      look('agreed', '定损单已确认', 'Damage sheet agreed'),
    ],
  ),
  item(
    'accident',
    'A-MINOR',
    '小事故钣金',
    'Minor body repair',
    { skill: 'bodywork', minutes: 120, for: all, parts: ['bodyPart'] },
    [
      step('评估凹陷，断开受影响的传感器', 'Judge the dent, disconnect sensors in the way'),
      photo('整形并检查缝隙', 'Straighten and check the gaps'),
      step('防锈处理', 'Protect against rust'),
    ],
    [
      measure('gapDifference', '两侧缝隙差', 'Gap difference left to right', 'mm', { max: 1 }),
      look('shape', '轮廓与对侧一致', 'Contour like the other side'),
    ],
  ),
  item(
    'accident',
    'A-MAJOR',
    '大事故车身修复',
    'Major body repair',
    { skill: 'bodywork', minutes: 1200, for: all, parts: ['bodyPart', 'seal', 'paint'] },
    [
      step('检查安全气囊、高压与燃油系统并断电', 'Make airbags, high voltage and fuel safe, cut the power'),
      photo('三维测量车身', 'Measure the body in three dimensions'),
      step('按厂家切割线与焊接工艺更换', 'Replace by the maker’s cutting lines and welding method'),
      photo('复测车身尺寸', 'Measure again'),
      step('防腐、密封、装复并标定辅助驾驶传感器', 'Protect, seal, reassemble, calibrate driver assistance sensors'),
    ],
    [
      measure('bodyDeviation', '车身控制点偏差', 'Deviation of the control points', 'mm', { max: 3 }),
      look('welds', '焊点数量与质量符合工艺', 'Number and quality of welds as prescribed'),
      look('calibrated', '传感器标定完成，无故障码', 'Sensors calibrated, no fault codes'),
    ],
  ),
  item(
    'accident',
    'A-PAINT',
    '喷漆（每面）',
    'Painting, per panel',
    { skill: 'paint', minutes: 240, for: all, parts: ['paint'] },
    [
      step('打磨、刮涂、中涂', 'Sand, fill, prime'),
      photo('对色板确认色差', 'Compare the colour with a sample'),
      step('喷涂底色与清漆，烘烤', 'Spray base and clear coat, bake'),
      photo('抛光并检查表面', 'Polish and look over the surface'),
    ],
    [
      measure('filmThickness', '漆膜总厚度', 'Paint thickness', 'μm', { min: 90, max: 300 }),
      measure('colourDifference', '色差ΔE', 'Colour difference ΔE', '', { max: 1.5 }),
      look('surface', '无流挂、颗粒、橘皮', 'No runs, dust or orange peel'),
    ],
  ),
  item(
    'accident',
    'A-GLASS',
    '更换前挡风玻璃',
    'Windscreen replacement',
    { skill: 'bodywork', minutes: 120, for: all, parts: ['glass', 'seal'] },
    [
      step('保护内饰与漆面，切割旧胶', 'Protect trim and paint, cut the old bond'),
      step('涂底剂与胶，定位新玻璃', 'Prime, apply adhesive, place the glass'),
      photo('固化后淋水试验', 'Water test after curing'),
      step('标定摄像头与雨量传感器', 'Calibrate camera and rain sensor'),
    ],
    [
      measure('curing', '行驶前固化时间', 'Curing before driving', 'h', { min: 1 }),
      look('dry', '淋水无渗漏，无风噪', 'No water comes in, no wind noise'),
    ],
  ),
  item(
    'recall',
    'C-RECALL',
    '召回作业',
    'Recall work',
    { skill: 'mechanical', minutes: 90, for: all, parts: ['campaignPart'] },
    [
      step('用VIN核对召回范围与措施', 'Check scope and remedy by VIN'),
      photo('拍摄旧件与批次', 'Photograph the old part and its batch'),
      step('按召回通知更换或升级', 'Replace or update as the notice says'),
      photo('拍摄完工状态并回传', 'Photograph the result and report it'),
    ],
    [
      look('done', '措施与召回通知一致', 'Remedy as in the notice'),
      look('free', '未向车主收费', 'Nothing charged to the owner'),
    ],
  ),
  item(
    'valueAdded',
    'V-INTERIOR',
    '内饰深度清洁',
    'Interior deep clean',
    { skill: 'quick', minutes: 120, for: all, parts: ['careProduct'] },
    [
      step('取出随车物品并登记', 'Take out and list belongings'),
      step('吸尘、蒸汽清洁、皮革养护', 'Vacuum, steam, care for the leather'),
      photo('空调风道除菌', 'Disinfect the air ducts'),
    ],
    [look('clean', '无污渍、异味、水渍', 'No stains, smell or damp')],
  ),
  item(
    'valueAdded',
    'V-BEAUTY',
    '漆面护理',
    'Paint care',
    { skill: 'quick', minutes: 150, for: all, parts: ['careProduct'] },
    [
      step('清洗、去铁粉、去沥青', 'Wash, remove rust film and tar'),
      photo('分级抛光', 'Polish in grades'),
      step('打蜡或镀膜', 'Wax or coat'),
    ],
    [look('shine', '无旋纹、残蜡', 'No swirls, no wax left')],
  ),
  item(
    'valueAdded',
    'V-FILM',
    '车窗贴膜',
    'Window film',
    { skill: 'quick', minutes: 240, for: all, parts: ['film'] },
    [
      photo('核对产品与质保卡', 'Check product and guarantee card'),
      step('清洁、裁切、贴覆、赶水', 'Clean, cut, lay, press out the water'),
      step('说明养护期', 'Explain the days of care'),
    ],
    [
      // GB 7258-2017: what the driver looks through must let at least 70 % of the light pass.
      measure('transmission', '前挡与前侧窗可见光透射比', 'Light passing front screen and front windows', '%', {
        min: 70,
      }),
      look('flat', '无气泡、折痕、毛边', 'No bubbles, folds or rough edges'),
    ],
  ),
  item(
    'pdi',
    'P-PDI',
    '新车交付前检查',
    'Pre-delivery inspection',
    { skill: 'inspection', minutes: 90, for: all },
    [
      step('核对VIN、合格证、配置与随车资料', 'Check VIN, certificate, equipment and papers'),
      photo('检查外观、漆面与缝隙', 'Check body, paint and gaps'),
      step('检查油液、胎压、蓄电池或动力电池电量', 'Check fluids, pressures, battery charge'),
      step('读取故障码，解除运输模式，检查软件版本', 'Read codes, end transport mode, check software'),
      photo('试车并记录里程', 'Drive and note the mileage'),
    ],
    [
      measure('restVoltage', '12V蓄电池静态电压', '12 V battery at rest', 'V', { min: 12.5 }),
      look('noCodes', '无故障码', 'No fault codes'),
      look('complete', '随车物品与资料齐全', 'Tools and papers complete'),
    ],
  ),
  item(
    'inspection',
    'I-WALKAROUND',
    '环车预检',
    'Walk-around check',
    { skill: 'inspection', minutes: 15, for: all },
    [
      photo('拍摄四面外观与既有损伤', 'Photograph four sides and existing damage'),
      step('记录里程、油量或电量、贵重物品', 'Note mileage, fuel or charge, valuables'),
      step('检查灯光、轮胎、玻璃、警示灯', 'Check lights, tyres, glass and warning lamps'),
    ],
    [look('confirmed', '客户已确认车况记录', 'Customer confirmed the record')],
  ),
  item(
    'inspection',
    'I-USED',
    '二手车检测',
    'Used car inspection',
    { skill: 'inspection', minutes: 120, for: all },
    [
      step('核对VIN、登记证、保险与维修记录', 'Check VIN, papers, insurance and history'),
      photo('测量漆膜，检查结构件与泡水痕迹', 'Measure the paint, check structure and signs of flood'),
      step(
        '检查动力、底盘、电气，电动车检测电池健康度',
        'Check drive, chassis, electrics; battery health of electric cars',
      ),
      step('路试并给出评级', 'Test drive and grade'),
    ],
    [
      measure('filmThickness', '原厂漆膜厚度', 'Original paint thickness', 'μm', { min: 80, max: 180 }),
      look('odometer', '里程与记录相符', 'Mileage agrees with the records'),
    ],
  ),
  item(
    'inspection',
    'I-FINAL',
    '竣工检验',
    'Completion inspection',
    { skill: 'inspection', minutes: 20, for: all },
    [
      step('逐项核对工单与更换件', 'Compare order, work and parts one by one'),
      photo('检查渗漏、紧固与清洁', 'Check leaks, tightness and cleanliness'),
      step('读取故障码并路试', 'Read the codes and drive'),
    ],
    [
      look('complaint', '客户反映的故障已消除', 'The customer’s complaint is gone'),
      look('noCodes', '无故障码', 'No fault codes'),
      // GB 7258-2017: side slip of the steered wheels.
      measure('sideSlip', '转向轮横向侧滑量', 'Side slip of the steered wheels', 'm/km', { min: -5, max: 5 }),
    ],
  ),
]
