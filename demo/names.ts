import { organisationCheckCharacter, usccCheckCharacter } from '../src/modules/customers/contract/identity.ts'
import type { Random } from '../src/kernel/random.ts'

export type Sex = 'male' | 'female'
export interface PersonName {
  name: string
  sex: Sex
}

// Shares per thousand people, rounded from the public counts of surnames.
const surnames: readonly (readonly [string, number])[] = pairs(
  '王72 李71 张68 刘54 陈45 杨31 黄22 赵21 吴20 周19 徐14 孙13 马13 朱12 胡12 郭11 何11 林11 高10 罗10 郑9 梁9 谢8 宋7 唐7 许6 ' +
    '韩6 邓6 冯6 曹6 彭6 曾6 肖6 田5 董5 潘5 袁5 蔡5 蒋5 余4 于4 杜4 叶4 程4 魏4 苏4 吕4 丁4 任4 卢4 姚3 沈3 钟3 姜3 崔3 ' +
    '谭3 陆3 范2 汪2 廖2 石2 金2 韦2 贾2 夏2 付2 方2 邹2 熊2 白2 孟2 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 龙2 黎2 史1 陶1 ' +
    '贺1 毛1 郝1 顾1 龚1 邵1 万1 覃1 武1 钱1 戴1 严1 莫1 孔1 向1 常1 欧阳1 上官1 司徒1 诸葛1',
)

const maleCharacters = [...'伟强磊军勇杰涛明超鹏辉浩宇俊轩博文志建国华斌峰波健飞凯旭东阳晨睿泽航昊天翔嘉诚毅刚平海林']
const femaleCharacters = [...'芳娜敏静丽艳娟霞秀英玲燕萍红梅雪琳颖欣怡佳慧婷雯倩璐瑶诗涵梓萱雨桐晓思洁莉蓉岚珊月清宁']
// Characters that small fonts and old input methods lack: they show whether the product copes.
const rareCharacters = [...'喆堃玥翀珺昶烜祎赟旻骞婳']

function pairs(text: string): (readonly [string, number])[] {
  return [...text.matchAll(/(\p{Script=Han}+)(\d+)/gu)].map((match) => [match[1] ?? '', Number(match[2])] as const)
}

/** A made-up person: surname by its share of the people, given name of one or two characters, now and then a rare one. */
export function personName(random: Random, sex: Sex = random.chance(0.62) ? 'male' : 'female'): PersonName {
  const common = sex === 'male' ? maleCharacters : femaleCharacters
  const given = () => random.pick(random.chance(0.04) ? rareCharacters : common)
  const surname = random.weighted(surnames)
  const first = given()
  const second = random.chance(0.84) ? given() : ''
  return { name: surname + first + (second === first ? '' : second), sex }
}

/** How staff address a customer: 王先生, 欧阳女士. */
export function salutation({ name, sex }: PersonName): string {
  const compound = surnames.find(([surname]) => surname.length > 1 && name.startsWith(surname))
  return (compound?.[0] ?? name.charAt(0)) + (sex === 'male' ? '先生' : '女士')
}

/**
 * A mobile number of the right form that rings nobody: the segments 154, 161, 163 and 164 have not been given to any
 * operator, and the middle block is 0000.
 */
export function mobileNumber(random: Random): string {
  return `${random.pick(['154', '161', '163', '164'])}0000${String(random.int(0, 9999)).padStart(4, '0')}`
}

const companyWords =
  '启澜 恒越 云帆 智联 瑞禾 众合 远图 晨曜 明川 嘉木 海跃 天衡 卓风 金岭 星泽 博安 锦程 汇丰源 立新诚 同舟行'.split(' ')
const companyTrades: readonly (readonly [string, number])[] = [
  ['科技', 6],
  ['物流', 3],
  ['商贸', 4],
  ['网约车服务', 2],
  ['建筑工程', 2],
  ['文化传媒', 2],
  ['餐饮管理', 1],
  ['电子', 3],
  ['汽车租赁', 2],
  ['物业管理', 1],
]

export interface Company {
  name: string
  uscc: string
}

/**
 * A made-up company of a city with a credit code whose arithmetic is right. `regionCode` is the six-digit code of the
 * district. All organisation parts begin with MAXX, so that demo companies are easy to tell.
 */
export function company(random: Random, cityName: string, regionCode: string): Company {
  const name = `${cityName}${random.pick(companyWords)}${random.weighted(companyTrades)}有限公司`
  const organisation = `MAXX${String(random.int(0, 9999)).padStart(4, '0')}`
  const first17 = `91${regionCode}${organisation}${organisationCheckCharacter(organisation)}`
  return { name, uscc: first17 + usccCheckCharacter(first17) }
}
