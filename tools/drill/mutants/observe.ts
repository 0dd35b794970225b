/** `--observe`: makes the committed lists of observed responses and of coverage from a run of the whole suite. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import { listedTests } from '../../suite/listed-tests';
import { writeCoverage } from './coverage';
import { fingerprintOf } from './fingerprint';
import { buildMutants } from './listed-mutants';
import { writeShapes } from './shapes';
import { readRecordings, record, unrecorded, type RecordedTest } from './recording';

const OBSERVED_FILE = path.join(PROJECT_ROOT, 'sandbox', 'faults', 'mutants', 'observed.json');

/** Code in which every place has a switch. */
const SWITCHED = ['server', 'web/src'] as const;

/** Fingerprint of the present code. */
export function presentSources(): string {
  return fingerprintOf(...SWITCHED);
}

/** Fingerprint of the contract of server and page, from which the fields of responses come. */
export function presentContract(): string {
  return fingerprintOf('contract');
}

/**
 * Records every test that is not recorded yet, and writes the coverage. The list of responses is written once all tests are
 * recorded.
 * @param options.files only tests of spec files whose path contains this
 * @param options.anew whether to record tests again
 * @param onPart receives the number of recorded tests, after each part
 * @returns the number of tests, and the names of those that failed
 */
export async function observe(
  options: { files: string; anew: boolean },
  onPart: (recorded: number) => void,
): Promise<{ tests: number; failed: string[] }> {
  buildMutants();
  const suite = await listedTests();
  const all = suite.filter(({ file }) => file.includes(options.files));
  const wanted = options.anew ? all : unrecorded(all, readRecordings());
  const recorded = wanted.length === 0 ? readRecordings() : await record(wanted, onPart);
  // A part of the suite reads only some of the responses.
  if (unrecorded(suite, recorded).length === 0) {
    writeObserved(recorded);
    writeShapes(recorded);
  }
  writeCoverage(recorded, presentSources());
  return { tests: recorded.size, failed: [...recorded].filter(([, { passed }]) => !passed).map(([name]) => name) };
}

interface ObservedRole {
  statuses: Set<number>;
  headers: Set<string>;
  further: boolean;
  fields: Map<string, Set<string>>;
}

/** Writes what the recorded tests read from each endpoint, by role. */
export function writeObserved(recorded: ReadonlyMap<string, RecordedTest>, file = OBSERVED_FILE): void {
  const endpoints = new Map<string, Map<string, ObservedRole>>();
  for (const key of new Set([...recorded.values()].flatMap(({ reached }) => reached))) {
    const [family, place = '', role = '', kind, one = '', other = ''] = key.split('|');
    if (family !== 'answers') continue;
    const roles = endpoints.get(place) ?? new Map<string, ObservedRole>();
    const observed: ObservedRole = roles.get(role) ?? {
      statuses: new Set(),
      headers: new Set(),
      further: false,
      fields: new Map(),
    };
    endpoints.set(place, roles.set(role, observed));
    if (kind === 'status') observed.statuses.add(Number(one));
    if (kind === 'header') observed.headers.add(one);
    if (kind === 'page') observed.further = true;
    if (kind === 'field') observed.fields.set(one, (observed.fields.get(one) ?? new Set()).add(other));
  }
  const listed = sorted(endpoints, (roles) =>
    sorted(roles, ({ statuses, headers, further, fields }) => ({
      statuses: [...statuses].sort(),
      headers: [...headers].sort(),
      further,
      fields: sorted(fields, (traits) => [...traits].sort()),
    })),
  );
  writeFileSync(
    file,
    `${JSON.stringify({ contract: presentContract(), endpoints: listed }, null, 1).replace(/\[\s+([^\][]*?)\s+\]/g, (_all, inner: string) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`)}\n`,
  );
}

function sorted<Value, Result>(
  entries: ReadonlyMap<string, Value>,
  convert: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(
    [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, convert(value)]),
  );
}
