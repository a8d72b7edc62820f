import { expect, test } from 'vitest'
import { sealedReference } from './entry.ts'
import { sameValue } from './same-value.ts'

const sealed = 's1.0193a5b0-1234-7000-8000-000000000001.AAAA'

test.each([
  ['text', 'a', 'a', true],
  ['text', 'a', 'A', false],
  ['text', 'half \ud800', 'half \ufffd', true],
  ['text', 5, '5', true],
  ['text', null, null, true],
  ['text', null, '', false],
  ['text', undefined, null, true],
  ['integer', 5, 5, true],
  ['bigint', '5', 5, true],
  ['integer', '', 0, false],
  ['numeric', 1.5, 1.5, true],
  ['real', 0.123456789, 0.12345679, true],
  ['boolean', true, true, true],
  ['boolean', false, true, false],
  ['timestamp with time zone', '2026-11-25T18:00:00+08:00', '2026-11-25T10:00:00+00:00', true],
  ['timestamp with time zone', '2026-11-25T10:00:00Z', '2026-11-25T10:00:00.001+00:00', false],
  ['timestamp with time zone', 'infinity', 'infinity', true],
  ['date', '2026-11-25', '2026-11-25', true],
  ['date', '2026-11-25T10:00:00.000Z', '2026-11-25', true],
  ['date', '2026-11-25', '2026-11-26', false],
  ['time without time zone', '08:30', '08:30:00', true],
  ['time without time zone', '08:30:01', '08:30:00', false],
  [
    'tstzrange',
    '[2026-11-25T10:00:00.000Z,2026-11-25T11:00:00.000Z)',
    '["2026-11-25 10:00:00+00","2026-11-25 11:00:00+00")',
    true,
  ],
  [
    'tstzrange',
    '[2026-11-25T10:00:00.000Z,2026-11-25T11:00:00.000Z)',
    '["2026-11-25 10:00:00+00","2026-11-25 12:00:00+00")',
    false,
  ],
  ['tstzrange', '[2026-11-25T10:00:00.000Z,)', '["2026-11-25 10:00:00+00",)', true],
  ['uuid', '0193A5B0-1234-7000-8000-00000000000A', '0193a5b0-1234-7000-8000-00000000000a', true],
  ['bytea', '00ff', '\\x00ff', true],
  ['bytea', '00ff', '\\x00fe', false],
  ['jsonb', { b: [1, null], a: 'x' }, { a: 'x', b: [1, null] }, true],
  ['jsonb', { a: null }, {}, false],
  ['jsonb', 'x', 'x', true],
  ['text[]', ['a', 'b'], ['a', 'b'], true],
  ['text[]', ['a', 'b'], ['b', 'a'], false],
  ['uuid[]', ['0193A5B0-1234-7000-8000-00000000000A'], ['0193a5b0-1234-7000-8000-00000000000a'], true],
  ['date[]', ['2026-11-25'], '2026-11-25', false],
  ['kernel.sealed', sealedReference(sealed), sealed, true],
  ['kernel.sealed', sealedReference(sealed), '', false],
  ['kernel.sealed', sealedReference(''), '', true],
  ['kernel.sealed', 'same', 'same', false],
])('%s: said %j, found %j', (type, said, found, same) => {
  expect(sameValue(type, said, found)).toBe(same)
})
