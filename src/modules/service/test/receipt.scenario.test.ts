import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import type { PaperContent } from '../../../kernel/paper/content.ts'
import { readyCar, settle } from './closing.ts'
import { openShop } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const cashier = () => house.as('cashier')

/** What a printed receipt says: methods, sums below them, and the sum in words. */
async function rowsAndSums(paperId: string) {
  const answer = await cashier().raw('GET', `/api/papers/${paperId}`)
  const { blocks } = answer.json<{ content: PaperContent }>().content
  const totals = blocks.find((block) => block.kind === 'totals')
  return {
    methods: blocks.flatMap((block) => (block.kind === 'table' ? block.groups[0]?.rows.map((row) => row[2]) : [])),
    sums: totals?.rows.map((row) => row.amount),
    words: totals?.inWords?.text,
  }
}

scenario('L-06', 'a receipt shows what was paid and what is open, and stays as it was printed', async () => {
  const settled = await settle(house, await readyCar(house))
  const id = String(settled['billId'])
  const receipt = (version: number) => ({ id, version, body: {} })
  expect(await cashier().refused('bill.receipt', receipt(1))).toMatchObject({ code: 'kernel.wrongState' })
  await cashier().do('bill.pay', { id, version: 1, body: { method: 'cash', amountFen: 20_000 } })
  await cashier().do('bill.receipt', receipt(2))
  await cashier().do('bill.pay', { id, version: 3, body: { method: 'wechat', amountFen: 34_667 } })
  await cashier().do('bill.receipt', receipt(4))
  const { papers } = await cashier().get<{ papers: { id: string; kind: string }[] }>('bill.get', { id })
  const shown = await Promise.all(papers.map(async (paper) => rowsAndSums(paper.id)))
  expect(shown).toEqual([
    { methods: ['现金'], sums: ['200.00', '346.67'], words: '贰佰元整' },
    { methods: ['现金', '微信'], sums: ['546.67'], words: '伍佰肆拾陆元陆角柒分' },
  ])
})

scenario('L-06', 'a bill on account has no receipt before money comes for it', async () => {
  const settled = await settle(house, await readyCar(house))
  const id = String(settled['billId'])
  await house.as('manager').do('bill.putOnAccount', { id, version: 1, body: { reason: '月结客户' } })
  const unpaid = { id, version: 2, body: {} }
  expect(await cashier().refused('bill.receipt', unpaid)).toMatchObject({ code: 'money.nothingPaid' })
  await cashier().do('bill.payAccount', { id, version: 2, body: { method: 'transfer', amountFen: 54_667 } })
  await cashier().do('bill.receipt', { id, version: 3, body: {} })
  const { papers } = await cashier().get<{ papers: { id: string }[] }>('bill.get', { id })
  expect(await rowsAndSums(papers[0]?.id ?? '')).toMatchObject({ sums: ['546.67'] })
})
