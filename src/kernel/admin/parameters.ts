import { covers, type Identity } from '../auth/identity.ts'
import { parameterContract, parameterSchema } from '../contract/admin.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { many, sql } from '../db/sql.ts'
import type { ParameterSpec } from '../module.ts'
import { camelRow, serve } from '../serve.ts'
import type { Settings } from '../settings.ts'
import { settingsChanged } from './settings-version.ts'

const parameter = serve(parameterContract, 'kernel.parameter')

const scopeKind = parameterSchema.shape.scopeKind

/** Who leads one store sets nothing for the others (V-01). */
function maySet(identity: Identity, settings: Settings, scope: Parameters<typeof covers>[3]): void {
  const { permission } = parameterContract.lifecycle.verbs.set
  if (!covers(identity, settings, permission, scope)) throw kernelRefusals.notAllowed({ permission })
}

/** Parameters: every limit that the rooms declare, with the group's own values by scope and date. */
export function parametersServer(known: () => readonly ParameterSpec[]) {
  const set = parameter.creation('set', {
    store: (input) => (input.scopeKind === 'store' ? input.scopeId : null),
    loads: ({ input }) => ({
      law: many(
        sql
          .selectFrom('kernel.law_limit')
          .select(['value', 'from_date'])
          .where('key', '=', input.key)
          .where('from_date', '<=', input.fromDate)
          .orderBy('from_date', 'desc'),
      ),
    }),
    run(work, { id, input, loaded, identity, settings }) {
      maySet(identity, settings, { scope: input.scopeKind, id: input.scopeId })
      const spec = known().find((item) => item.key === input.key)
      if (!spec) throw kernelRefusals.invalid({ fields: [{ path: 'key', code: 'unknown' }] })
      if (typeof input.value !== typeof spec.value)
        throw kernelRefusals.invalid({ fields: [{ path: 'value', code: typeof spec.value }] })
      if ((input.scopeKind === 'group') !== (input.scopeId === null))
        throw kernelRefusals.invalid({ fields: [{ path: 'scopeId', code: 'scope' }] })
      if (input.scopeKind === 'store' && !settings.stores.has(input.scopeId ?? ''))
        throw kernelRefusals.notFound({ record: 'store' })
      const law = loaded.law[0]?.value
      if (
        spec.stricter &&
        typeof law === 'number' &&
        typeof input.value === 'number' &&
        Math[spec.stricter](law, input.value) !== input.value
      ) {
        throw kernelRefusals.looserThanLaw({ law })
      }
      work.create(parameter.face, 'set', {
        id,
        key: input.key,
        scope_kind: input.scopeKind,
        scope_id: input.scopeId,
        from_date: input.fromDate,
        value: input.value,
        reason: input.reason,
      })
      settingsChanged(work)
    },
  })
  const withdraw = parameter.verb('withdraw', {
    run(work, { input, row, move, identity, settings }) {
      maySet(identity, settings, { scope: scopeKind.parse(row.scope_kind), id: row.scope_id })
      move({ reason: input.reason })
      settingsChanged(work)
    },
  })
  return parameter.complete({ verbs: { set, withdraw }, reads: { list: listWith(known) } })
}

const listWith = (known: () => readonly ParameterSpec[]) =>
  parameter.read('list', async ({ groupId, load, actionsOn }) => {
    const { rows, laws } = await load({
      rows: many(
        sql
          .selectFrom('kernel.parameter')
          .selectAll()
          .where('group_id', '=', groupId)
          .orderBy('key')
          .orderBy('from_date', 'desc'),
      ),
      laws: many(sql.selectFrom('kernel.law_limit').selectAll().orderBy('key').orderBy('from_date', 'desc')),
    })
    return {
      rows: rows.map((row) => ({ ...camelRow(row), value: plain(row.value), actions: actionsOn(row) })),
      known: known().map((spec) => {
        const law = laws.find((item) => item.key === spec.key)
        return {
          key: spec.key,
          unit: spec.unit,
          value: spec.value,
          law: law ? { value: plain(law.value), source: law.source } : null,
        }
      }),
    }
  })

function plain(value: unknown): number | string | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
