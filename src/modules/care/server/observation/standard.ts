import { type BuiltInDocument, publishBuiltIn } from '../../../../kernel/furniture/documents.ts'
import type { Work } from '../../../../kernel/work.ts'

/** The three principles of the reception (001 §2.1) as they are taught: read and confirmed by everybody who receives (G-09). */
export const principles: BuiltInDocument = {
  code: 'reception-principles',
  titleZh: '接待三原则',
  titleEn: 'Three principles of the reception',
  bodyZh: `一、心怀感恩
客户把车交给我们，是信任。客户到店即起身相迎，说出称呼，先谢后问；离店时再谢一次，送到车旁。

二、站在客户的角度
先听完，再开口；用客户听得懂的话复述他的要求。每一项说清为什么做、不做会怎样、要花多少钱和多久，由客户自己决定。

三、以热情的行动去做
能马上做的马上做。答应的时间写下来，有变化先告诉客户，再改时间。自己办不了的，带客户找到能办的人。

经理不定期到现场观察并打分，每月的得分在“接待得分”里可以看到。`,
  bodyEn: `1. Receive with gratitude
A customer who hands us the car trusts us. Rise when he comes, call him by his name, thank first and ask then; thank again when he leaves, and see him to the car.

2. See it from the customer's side
Hear him out before you speak, and say back in his words what he wants. Of every job tell why, what happens without it, what it costs and how long it takes; the decision is his.

3. Act with enthusiasm
What can be done at once is done at once. A time that was promised is written down; when it changes, the customer hears it first. What you cannot do yourself, take him to who can.

The manager watches receptions from time to time and marks them; the month's marks stand under “Reception score”.`,
  roles: ['serviceAdvisor'],
}

export function seedStandards(work: Work): void {
  publishBuiltIn(work, principles)
}
