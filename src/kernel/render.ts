import fastJson from 'fast-json-stringify'
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

const compiled = new WeakMap<z.ZodType, (value: unknown) => string>()

/** A fast writer of JSON for a schema: exactly the schema's properties leave the house. Compiled at first use. */
export function rendererOf(schema: z.ZodType): (value: unknown) => string {
  let render = compiled.get(schema)
  if (!render) {
    const json = z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' }) as JsonSchema
    render = fastJson(simplify(json) as Parameters<typeof fastJson>[0])
    compiled.set(schema, render)
  }
  return render
}

/** `anyOf [x, null]` costs a validation at run time; `nullable` says the same. Formats and patterns were checked going in. */
function simplify(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplify)
  if (typeof node !== 'object' || node === null) return node
  const { format: _f, pattern: _p, minimum: _a, maximum: _b, ...rest } = node as JsonSchema
  const choices = rest['anyOf']
  if (Array.isArray(choices) && choices.length === 2) {
    const other = choices.find((choice: JsonSchema) => choice['type'] !== 'null') as JsonSchema | undefined
    if (other && choices.some((choice: JsonSchema) => choice['type'] === 'null')) {
      return { ...(simplify(other) as JsonSchema), nullable: true }
    }
  }
  const out: JsonSchema = {}
  for (const [key, value] of Object.entries(rest)) {
    // A property may be called "format" or "pattern": only schemas are simplified, not the map of names.
    out[key] = key === 'properties' || key === 'definitions' ? mapValues(value as JsonSchema) : simplify(value)
  }
  return out
}

function mapValues(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, simplify(value)]))
}
