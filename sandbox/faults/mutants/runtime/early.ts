/**
 * Must be imported first: code that runs while the program is loaded reads the switches, too. `--mutant <name>` switches a
 * mutant of the code on from the start, and `--record` records what the start reaches.
 */
import { SITE_KINDS } from '../operators';

const KINDS = Object.entries(SITE_KINDS).flatMap(([kind, operators]) =>
  operators.map((operator): [string, string] => [operator, kind]),
);

const [, name] = /^--mutant=(.+)$/.exec(process.argv.find((word) => word.startsWith('--mutant=')) ?? '') ?? [];
const [, place = '', operator = '', index = ''] = /^(.+):([^:]+):(\d+)$/.exec(name ?? '') ?? [];
const kind = new Map(KINDS).get(operator);
if (kind !== undefined) Object.assign(globalThis, { __mutant: { site: `${place}:${kind}:${index}`, operator } });
if (process.argv.includes('--record')) Object.assign(globalThis, { __reached: new Set<string>() });
