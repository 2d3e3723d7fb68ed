import { Scenario } from '../types/testing/scenario';
import { CASES } from './testing/cases';
import { RULES } from './rules';
import { RefusedError } from '../types/testing/scenario';

function codesOf(work: (s: Scenario) => void): readonly string[] {
  try {
    work(new Scenario());
    return [];
  } catch (error) {
    if (error instanceof RefusedError) return error.refusals.map(({ code }) => code);
    throw error;
  }
}

test('ids of rules are unique, and every rule has a case', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => CASES[id] === undefined)).toEqual([]);
  expect(Object.keys(CASES).filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(RULES.filter(({ id }) => CASES[id] !== undefined).map((rule) => [rule.id, rule] as const))(
  '%s',
  (id, rule) => {
    const entry = CASES[id];
    if (entry === undefined) throw new Error(`no case for ${id}`);
    expect(codesOf(entry.refused)).toContain(rule.code);
    expect(codesOf(entry.accepted)).toEqual([]);
  },
);
