import { startBy } from '../src/kernel/clocks/deadlines.ts'
import { instantOf } from '../src/kernel/clocks/zone.ts'
import { newId } from '../src/kernel/ids.ts'
import { needStudy } from '../src/modules/care/server/need-study/actions.ts'
import { study } from '../src/modules/care/server/parameters.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

interface House {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

const dayMs = 86_400_000
const remarks = ['主动出门迎接，先听完再记录', '介绍费用清楚，笑容少一些', '接待及时，送客时忘了致谢']
const questions = [
  { channel: 'phone', topic: 'price', question: '四万公里保养大概多少钱，要多久', back: 55 },
  { channel: 'desk', topic: 'warranty', question: '动力电池质保几年，过户以后还有吗', back: 260 },
  { channel: 'phone', topic: 'booking', question: '周六上午还能约到补漆吗', back: 1180 },
  {
    channel: 'phone',
    topic: 'parts',
    question: '原厂雨刮有现货吗',
    back: 90,
    answer: '有现货，一对 168 元，到店免费安装',
  },
] as const

/** A handful of what people are asked and how they are seen, so that its pages are alive on the first day. */
export async function playHospitality(world: VisitWorld, { store, people, cars, now }: House): Promise<void> {
  const { stage } = world
  const of = (role: string) => people.filter((person) => person.role === role)
  const [manager] = of('manager')
  const [agent] = of('careAgent')
  if (!manager || !agent) return
  for (const [index, advisor] of of('serviceAdvisor').entries()) {
    for (const back of [3, 24, 52]) {
      const mark = (shift: number) => 3 + ((index + back + shift) % 3)
      await stage.does('observation.record', {
        by: actorOf(manager),
        at: instantOf(now - back * dayMs),
        input: {
          storeId: store.id,
          advisorId: advisor.staffId,
          gratitude: mark(0),
          standpoint: mark(1),
          enthusiasm: mark(2),
          sincerity: mark(1),
          smile: mark(0),
          remark: remarks[(index + back) % remarks.length],
        },
        loaded: { advisor: { id: advisor.staffId } },
      })
    }
  }
  for (const [index, { back, ...asked }] of questions.entries()) {
    const at = now - back * minute
    const customer = cars[index * 7]?.customer
    await stage.does('enquiry.log', {
      by: actorOf(index === 1 ? (of('serviceAdvisor')[0] ?? agent) : agent),
      at: instantOf(at),
      number: world.number('Q', store.id, at),
      input: {
        storeId: store.id,
        ...asked,
        ...(customer ? { customerId: customer.id } : {}),
        courtesy: asked.channel === 'phone' ? ['introduce', 'repeat'] : [],
      },
      loaded: { customer },
    })
  }
  await stage.does('environmentCheck.record', {
    by: actorOf(manager),
    at: instantOf(now - 150 * minute),
    input: {
      storeId: store.id,
      area: 'washroom',
      answers: ['clean', 'supplies'].map((code) => ({ code, ok: true })),
    },
    loaded: { lists: [] },
  })
  newFiles(world, { store, cars, now }, agent)
}

/** Files of the last days whose needs nobody has studied yet. */
function newFiles(world: VisitWorld, { store, cars, now }: Omit<House, 'people'>, agent: DemoPerson): void {
  const customers = [...new Map(cars.toReversed().map((car) => [car.customer.id, car.customer])).keys()].slice(0, 3)
  for (const [index, customerId] of customers.entries()) {
    const work = world.stage.work(instantOf(now - (index + 1) * 180 * minute))
    const id = newId()
    const { dueAt } = startBy(work, study, {
      record: needStudy.face.name,
      recordId: id,
      storeId: store.id,
      ownerId: agent.staffId,
    })
    work.create(needStudy.face, 'open', {
      id,
      store_id: store.id,
      customer_id: customerId,
      owner_id: agent.staffId,
      due_at: dueAt,
      needs: [],
    })
    world.stage.keep(work)
  }
}
