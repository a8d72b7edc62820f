import type { Random } from '../src/kernel/random.ts'

export interface District {
  /** GB/T 2260 */
  code: string
  zh: string
  roads: readonly string[]
}

export interface City {
  key: 'shenzhen' | 'hangzhou' | 'chengdu'
  zh: string
  en: string
  provinceZh: string
  /** Province and letter of the plates. */
  plateHead: string
  /** Share of people per district, in the order of `districts`. */
  weights: readonly number[]
  districts: readonly District[]
}

function district(code: string, zh: string, roads: string): District {
  return { code, zh, roads: roads.split(' ') }
}

// Districts and roads exist; house numbers are drawn so high that they hardly can.
export const cities: readonly City[] = [
  {
    key: 'shenzhen',
    zh: '深圳市',
    en: 'Shenzhen',
    provinceZh: '广东省',
    plateHead: '粤B',
    weights: [11, 16, 18, 24, 21, 14],
    districts: [
      district('440303', '罗湖区', '深南东路 人民南路 宝安南路 东门中路 文锦中路 翠竹路'),
      district('440304', '福田区', '深南大道 福华三路 滨河大道 彩田路 新洲路 红荔路'),
      district('440305', '南山区', '科苑路 南海大道 后海大道 学府路 桃园路 沙河西路'),
      district('440306', '宝安区', '宝安大道 前进一路 新安一路 创业二路 西乡大道 广深公路'),
      district('440307', '龙岗区', '龙翔大道 龙岗大道 布吉路 坂雪岗大道 吉华路 清林路'),
      district('440309', '龙华区', '龙华大道 人民路 民治大道 梅龙路 布龙路 和平路'),
    ],
  },
  {
    key: 'hangzhou',
    zh: '杭州市',
    en: 'Hangzhou',
    provinceZh: '浙江省',
    plateHead: '浙A',
    weights: [13, 12, 14, 9, 20, 20, 12],
    districts: [
      district('330102', '上城区', '解放路 庆春路 秋涛路 凯旋路 中河中路 钱江路'),
      district('330105', '拱墅区', '莫干山路 湖墅南路 石祥路 上塘路 绍兴路 文晖路'),
      district('330106', '西湖区', '文三路 文一西路 古墩路 天目山路 教工路 学院路'),
      district('330108', '滨江区', '江南大道 滨盛路 江陵路 网商路 西兴路 长河路'),
      district('330109', '萧山区', '市心中路 金城路 建设一路 通惠中路 人民路 育才路'),
      district('330110', '余杭区', '文一西路 良睦路 高教路 余杭塘路 五常大道 荆长大道'),
      district('330113', '临平区', '迎宾路 南大街 世纪大道 藕花洲大街 北沙西路 望梅路'),
    ],
  },
  {
    key: 'chengdu',
    zh: '成都市',
    en: 'Chengdu',
    provinceZh: '四川省',
    plateHead: '川A',
    weights: [11, 12, 15, 18, 16, 13, 15],
    districts: [
      district('510104', '锦江区', '东大街 红星路 静安路 锦华路 三圣街 大慈寺路'),
      district('510105', '青羊区', '人民中路 蜀都大道 光华大道 清江东路 草堂路 西大街'),
      district('510106', '金牛区', '一环路北 交大路 金府路 沙湾路 蜀汉路 羊西线'),
      district('510107', '武侯区', '人民南路 武侯大道 佳灵路 科华北路 天府大道北段 武阳大道'),
      district('510108', '成华区', '建设路 双林路 二环路东 杉板桥路 建设北路 驷马桥路'),
      district('510112', '龙泉驿区', '驿都大道 北泉路 成龙大道 怡居路 公园路 车城东路'),
      district('510116', '双流区', '棠湖西路 航空港大道 东升街 白河路 星空路 华府大道'),
    ],
  },
]

export interface Address {
  city: City
  district: District
  /** From province to door, as it is written on an envelope. */
  full: string
}

const estates = '翠湖 锦绣 阳光 江畔 紫荆 云栖 梧桐 滨河 书香 望山 明珠 和园'.split(' ')
const estateKinds = '花园 名苑 府 雅居 城 公馆'.split(' ')

export function address(random: Random, city: City): Address {
  const place = random.weighted(city.districts.map((each, index) => [each, city.weights[index] ?? 1] as const))
  const street = `${random.pick(place.roads)}${random.int(3000, 8999)}号`
  const estate = random.pick(estates) + random.pick(estateKinds)
  const door = `${random.int(1, 18)}栋${random.int(1, 32)}${String(random.int(1, 6)).padStart(2, '0')}室`
  return { city, district: place, full: `${city.provinceZh}${city.zh}${place.zh}${street}${estate}${door}` }
}

const serialLetters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
const digits = [...'0123456789']

/** Mostly digits with one or two letters, as ordinary serials are chosen. */
function ordinarySerial(random: Random): string {
  const letters = random.weighted([
    [0, 35],
    [1, 40],
    [2, 25],
  ] as const)
  const places = random.shuffle([0, 1, 2, 3, 4]).slice(0, letters)
  return [0, 1, 2, 3, 4].map((place) => random.pick(places.includes(place) ? serialLetters : digits)).join('')
}

/** A plate of the city that fits the powertrain: blue for engines, green with D or F for cars with a plug. */
export function plate(random: Random, city: City, powertrain: 'ice' | 'hev' | 'phev' | 'bev'): string {
  if (powertrain === 'ice' || powertrain === 'hev') return city.plateHead + ordinarySerial(random)
  const letter = random.weighted(
    powertrain === 'bev'
      ? ([
          ['D', 8],
          ['A', 2],
        ] as const)
      : ([
          ['F', 8],
          ['G', 2],
        ] as const),
  )
  const second = random.pick(random.chance(0.5) ? digits : serialLetters)
  return `${city.plateHead}${letter}${second}${String(random.int(0, 9999)).padStart(4, '0')}`
}
