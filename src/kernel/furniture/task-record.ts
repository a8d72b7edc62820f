import { taskContract } from '../contract/furniture.ts'
import { serve } from '../serve.ts'

export const task = serve(taskContract, 'kernel.task', { owners: ['owner_id', 'offered_to_id'] })
