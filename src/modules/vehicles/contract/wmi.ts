/** Who built the car, by the first three characters of its VIN (ISO 3780). Names are for display; both languages. */
export interface Maker {
  code: string
  zh: string
  en: string
}

const table = `
LFV|一汽-大众|FAW-Volkswagen
LFP|一汽红旗/奔腾|FAW Hongqi / Bestune
LFM|一汽丰田|FAW Toyota
LTV|天津一汽丰田|FAW Toyota (Tianjin)
LFW|一汽解放|FAW Jiefang
LSV|上汽大众|SAIC Volkswagen
LSG|上汽通用|SAIC-GM
LRB|上汽通用东岳|SAIC-GM Dongyue
LRE|上汽通用|SAIC-GM
LSJ|上汽荣威/名爵/智己|SAIC Roewe / MG / IM
LSK|上汽大通|SAIC Maxus
LZW|上汽通用五菱|SAIC-GM-Wuling
LK6|上汽通用五菱|SAIC-GM-Wuling
LSY|华晨金杯|Brilliance Jinbei
LBV|华晨宝马|BMW Brilliance
LE4|北京奔驰|Beijing Benz
LEN|北京吉普|Beijing Jeep
LB1|福建奔驰|Fujian Benz
LBE|北京现代|Beijing Hyundai
LNB|北京汽车|BAIC Motor
LHG|广汽本田|GAC Honda
LUC|本田(中国)|Honda (China)
LVG|广汽丰田|GAC Toyota
LMG|广汽传祺|GAC Trumpchi
LNA|广汽埃安|GAC Aion
LWV|广汽菲克|GAC Fiat Chrysler
LL6|广汽三菱|GAC Mitsubishi
LVH|东风本田|Dongfeng Honda
LGB|东风日产|Dongfeng Nissan
LJN|郑州日产|Zhengzhou Nissan
LDC|神龙汽车|Dongfeng Peugeot Citroën
LJD|悦达起亚|Yueda Kia
LGA|东风商用车|Dongfeng Commercial Vehicle
LGG|东风柳汽|Dongfeng Liuzhou
LGJ|东风风神|Dongfeng Aeolus
LDP|岚图|Voyah
LVZ|东风小康|Dongfeng Sokon
LVP|东风小康|Dongfeng Sokon
LM8|赛力斯|Seres
LVS|长安福特|Changan Ford
LVR|长安马自达|Changan Mazda
LS4|长安汽车|Changan
LS5|长安汽车|Changan
LS6|长安汽车|Changan
LSC|长安轻型车|Changan light vehicles
LGX|比亚迪|BYD
LC0|比亚迪|BYD
LPE|比亚迪|BYD
LB3|吉利|Geely
L6T|吉利/领克/极氪|Geely / Lynk & Co / Zeekr
HES|智马达|smart Automobile
LPS|极星|Polestar
LYV|沃尔沃(中国)|Volvo Cars (China)
LVY|沃尔沃(大庆)|Volvo Cars (Daqing)
LJU|武汉路特斯|Wuhan Lotus
LGW|长城|Great Wall
LVV|奇瑞|Chery
LVT|奇瑞|Chery
L2C|奇瑞捷豹路虎|Chery Jaguar Land Rover
LJ1|江淮|JAC
LJ8|众泰|Zotye
LRW|特斯拉上海|Tesla Shanghai
LW4|理想|Li Auto
HLX|理想|Li Auto
L1N|小鹏|XPeng
LMV|海马|Haima
LH1|一汽海马|FAW Haima
LFZ|零跑|Leapmotor
LUZ|合众(哪吒)|Hozon (Neta)
LJX|江铃福特|JMC-Ford
LEF|江铃|JMC
LET|江西五十铃|Jiangxi Isuzu
LDN|东南汽车|Soueast
LLV|力帆|Lifan
LVA|北汽福田|Foton
LVB|北汽福田|Foton
LRD|福田戴姆勒|Foton Daimler
LZZ|中国重汽|Sinotruk
LZG|陕汽|Shaanxi Automobile
LZY|宇通|Yutong
LKL|苏州金龙|Higer
LA6|厦门金龙|King Long
LDY|中通|Zhongtong
WBA|宝马|BMW
WBS|宝马M|BMW M
WBX|宝马|BMW
WBY|宝马i|BMW i
WMW|MINI|MINI
5UX|宝马(美国)|BMW (USA)
5YM|宝马M(美国)|BMW M (USA)
4US|宝马(美国)|BMW (USA)
WDB|奔驰|Mercedes-Benz
WDC|奔驰|Mercedes-Benz
WDD|奔驰|Mercedes-Benz
WDF|奔驰商务车|Mercedes-Benz Vans
W1K|奔驰|Mercedes-Benz
W1N|奔驰|Mercedes-Benz
4JG|奔驰(美国)|Mercedes-Benz (USA)
55S|奔驰(美国)|Mercedes-Benz (USA)
WME|smart|smart
WAU|奥迪|Audi
WA1|奥迪|Audi
WUA|奥迪运动|Audi Sport
TRU|奥迪(匈牙利)|Audi (Hungary)
WVW|大众|Volkswagen
WVG|大众|Volkswagen
WV1|大众商用车|Volkswagen Commercial Vehicles
WV2|大众商用车|Volkswagen Commercial Vehicles
3VW|大众(墨西哥)|Volkswagen (Mexico)
WP0|保时捷|Porsche
WP1|保时捷|Porsche
W0L|欧宝|Opel
WF0|福特(欧洲)|Ford (Europe)
TMB|斯柯达|Škoda
VSS|西雅特|SEAT
SAJ|捷豹|Jaguar
SAL|路虎|Land Rover
SCC|路特斯|Lotus
SCF|阿斯顿·马丁|Aston Martin
SBM|迈凯伦|McLaren
SCB|宾利|Bentley
SCA|劳斯莱斯|Rolls-Royce
SHH|本田(英国)|Honda (UK)
SHS|本田(英国)|Honda (UK)
SJN|日产(英国)|Nissan (UK)
SB1|丰田(英国)|Toyota (UK)
VF1|雷诺|Renault
VF3|标致|Peugeot
VF7|雪铁龙|Citroën
VR1|DS|DS
UU1|达契亚|Dacia
YV1|沃尔沃|Volvo Cars
YV4|沃尔沃|Volvo Cars
YS3|萨博|Saab
ZAM|玛莎拉蒂|Maserati
ZAR|阿尔法·罗密欧|Alfa Romeo
ZFA|菲亚特|Fiat
ZFF|法拉利|Ferrari
ZHW|兰博基尼|Lamborghini
XP7|特斯拉(柏林)|Tesla Berlin
5YJ|特斯拉(美国)|Tesla (USA)
7SA|特斯拉(美国)|Tesla (USA)
JTD|丰田|Toyota
JTE|丰田|Toyota
JTM|丰田|Toyota
JTN|丰田|Toyota
JTH|雷克萨斯|Lexus
JTJ|雷克萨斯|Lexus
2T2|雷克萨斯(加拿大)|Lexus (Canada)
58A|雷克萨斯(美国)|Lexus (USA)
4T1|丰田(美国)|Toyota (USA)
5TD|丰田(美国)|Toyota (USA)
JHM|本田|Honda
JHL|本田|Honda
JH4|讴歌|Acura
19U|讴歌(美国)|Acura (USA)
1HG|本田(美国)|Honda (USA)
JN1|日产|Nissan
JN8|日产|Nissan
JNK|英菲尼迪|Infiniti
JNR|英菲尼迪|Infiniti
1N4|日产(美国)|Nissan (USA)
5N1|日产(美国)|Nissan (USA)
JM1|马自达|Mazda
JM7|马自达|Mazda
JMZ|马自达|Mazda
JF1|斯巴鲁|Subaru
JF2|斯巴鲁|Subaru
JS2|铃木|Suzuki
JS3|铃木|Suzuki
JA3|三菱|Mitsubishi
JA4|三菱|Mitsubishi
JMB|三菱|Mitsubishi
KMH|现代|Hyundai
KM8|现代|Hyundai
KNA|起亚|Kia
KND|起亚|Kia
KL1|通用韩国|GM Korea
KNM|雷诺三星|Renault Samsung
KPT|双龙|SsangYong
1FA|福特|Ford
1FM|福特|Ford
1FT|福特|Ford
2FM|福特(加拿大)|Ford (Canada)
1LN|林肯|Lincoln
2LM|林肯|Lincoln
5LM|林肯|Lincoln
1G1|雪佛兰|Chevrolet
1G4|别克|Buick
1G6|凯迪拉克|Cadillac
1GY|凯迪拉克|Cadillac
1GC|雪佛兰|Chevrolet
1GK|GMC|GMC
1C4|克莱斯勒/Jeep|Chrysler / Jeep
1C6|公羊|Ram
1J4|Jeep|Jeep
1J8|Jeep|Jeep
2C3|克莱斯勒/道奇|Chrysler / Dodge
1B3|道奇|Dodge
`

function readTable(): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>()
  for (const line of table.trim().split('\n')) {
    const [code = '', zh = '', en = ''] = line.split('|')
    makers.set(code, { code, zh, en })
  }
  return makers
}

export const makers = readTable()

/** The maker of a VIN, or undefined where the table does not know it. */
export function makerOf(vin: string): Maker | undefined {
  return makers.get(vin.slice(0, 3).toUpperCase())
}
