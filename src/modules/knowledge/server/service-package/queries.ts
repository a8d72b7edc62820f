import { listByCode } from '../../../../kernel/list-by-code.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { servicePackage } from './actions.ts'

/** Packages by code. */
export const list = servicePackage.read('list', ({ actionsOn, ...asked }) =>
  listByCode(asked, 'knowledge.service_package', { state: asked.query.state }, (row) => ({
    ...camelRow(row),
    actions: actionsOn(row),
  })),
)
