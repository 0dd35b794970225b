/** What the system tells of a running process. Linux has files for it, macOS a program; Windows tells nothing without a shell. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface ProcessEntry {
  readonly parent: number;
  /** The name of the program, or the title that it gave itself. */
  readonly name: string;
  /** When it started, in the system's own unit: tells it from an earlier process with the same id. */
  readonly started: string;
}

/** Returns the entry of a process; undefined where there is none, or where the system does not tell. */
export function processEntry(pid: number, platform: NodeJS.Platform = process.platform): ProcessEntry | undefined {
  if (platform === 'linux') return fromFile(pid);
  return platform === 'win32' ? undefined : fromProgram(pid);
}

function fromFile(pid: number): ProcessEntry | undefined {
  try {
    // The name of a program may contain spaces and parentheses.
    const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    return { name, parent: Number(fields[1]), started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function fromProgram(pid: number): ProcessEntry | undefined {
  // The time first: it has as many words in every locale of C, and the name may have any.
  const { stdout, status } = spawnSync('/bin/ps', ['-o', 'ppid=,lstart=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  const [, parent, started, program] = /^\s*(\d+)\s+((?:\S+\s+){4}\d{4})\s+(.*\S)/.exec(stdout) ?? [];
  if (status !== 0 || parent === undefined || started === undefined || program === undefined) return undefined;
  const name = path.basename(program);
  return { parent: Number(parent), name: name === 'node' && isNpm(pid) ? 'npm' : name, started };
}

/**
 * Whether a process of Node is npm. macOS gives the program and not the title that npm gives itself, as Linux does, so its command
 * line tells: `npm start`, or `node …/bin/npm-cli.js start`.
 */
function isNpm(pid: number): boolean {
  const { stdout } = spawnSync('/bin/ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return IS_NPM.test(stdout);
}

const IS_NPM = /^\s*(?:.*?node\S*\s+(?:.*?\/)?)?np[mx](?:-cli\.js)?(?:\s|$)/;
