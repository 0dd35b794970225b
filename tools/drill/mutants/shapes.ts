/** Writes what each endpoint returned in the recorded tests, in the form in which the suite compares every response with it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import type { RecordedShapes, Shape } from '../../../suite/consistency/recorded-shapes';
import type { RecordedTest } from './recording';

const FILE = path.join(PROJECT_ROOT, 'suite', 'consistency', 'recorded-shapes.json');

/** Traits that are types. The others are properties of a text or a list. */
const TYPES = new Set(['string', 'number', 'boolean', 'null', 'list', 'object']);

/** Recorded tests below which a field without a value cannot be excluded. */
const ENOUGH_TESTS = 5;

/** Endpoints with records of several roles, which have different fields. A test may read all of them. */
const MIXED = /^\w+ \/api\/auth\/(?:staff|users|login|me|profile)\//;

/** Fields of the responses of one role in one test, with their traits. */
type Seen = Map<string, Set<string>>;

/** Writes one shape for each set of fields: roles may get different fields of one endpoint. */
export function writeShapes(recorded: ReadonlyMap<string, RecordedTest>, file = FILE): void {
  const endpoints = new Map<string, { statuses: Set<number>; roles: Map<string, Seen[]> }>();
  for (const { reached, passed } of recorded.values()) {
    if (!passed) continue;
    const seenHere = new Map<string, Seen>();
    for (const key of reached) {
      const [family, place = '', role = '', kind, one = '', other = ''] = key.split('|');
      if (family !== 'answers') continue;
      const endpoint = endpoints.get(place) ?? { statuses: new Set<number>(), roles: new Map<string, Seen[]>() };
      endpoints.set(place, endpoint);
      if (kind === 'status' && Number(one) < 300) endpoint.statuses.add(Number(one));
      if (kind !== 'field') continue;
      const fields = seenHere.get(`${place}|${role}`) ?? new Map<string, Set<string>>();
      if (!seenHere.has(`${place}|${role}`)) endpoint.roles.set(role, [...(endpoint.roles.get(role) ?? []), fields]);
      seenHere.set(`${place}|${role}`, fields.set(one, (fields.get(one) ?? new Set()).add(other)));
    }
  }
  const shapes: RecordedShapes = Object.fromEntries(
    [...endpoints]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([place, { statuses, roles }]) => {
        const all = [...roles]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([, tests]) => shapeOf(tests, MIXED.test(place)));
        return [
          place,
          {
            statuses: [...statuses].sort(),
            shapes: [...new Map(all.map((shape) => [JSON.stringify(shape), shape])).values()],
          },
        ];
      }),
  );
  writeFileSync(file, `${JSON.stringify(shapes, null, 1)}\n`);
}

function shapeOf(tests: readonly Seen[], isMixed: boolean): Shape {
  const names = [...new Set(tests.flatMap((fields) => [...fields.keys()]))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const traits = new Set(tests.flatMap((fields) => [...(fields.get(name) ?? [])]));
      const isDate = tests.every(
        (fields) => fields.get(name)?.has('string') !== true || fields.get(name)?.has('date') === true,
      );
      const types = [...traits]
        .filter((trait) => TYPES.has(trait))
        .map((type) => (type === 'string' && isDate && traits.has('date') ? 'date' : type));
      const withParent = tests.filter((fields) => hasParent(fields, name));
      const isAlways = withParent.every((fields) => fields.has(name));
      if (withParent.length < ENOUGH_TESTS && name.includes('.') && !types.includes('null')) types.push('null');
      return [isAlways && !(isMixed && name !== '') ? name : `${name}?`, types.sort().join('|')];
    }),
  );
}

function hasParent(fields: Seen, name: string): boolean {
  if (name === '') return true;
  const isElement = name.endsWith('[]');
  const parent = isElement ? name.slice(0, -2) : name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  return fields.get(parent)?.has(isElement ? 'list' : 'object') === true;
}
