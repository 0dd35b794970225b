/**
 * A small edition of this repository, so that a walk through the nightly takes minutes: a few cases, one file of self-tests,
 * and a drill that only leaves its files. Its workflows are those of the repository, unchanged.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';

/** The only specs: signing in, and a parent's case that runs on the phone, too. */
const SPECS = ['e2e/sign-in/student.spec.ts', 'e2e/sign-in/teacher.spec.ts', 'e2e/parent/parent.spec.ts'];
const SELF_TESTS = ['tests/failure.spec.ts'];
/** The link to the sandbox, an npm workspace. */
const WORKSPACE = 'the-bot-sandbox';

/** What a walk does not do as it would be done, and why. */
export const LEFT_OUT = [
  'npm ci and the build of the sandbox: packages and build are those of this folder',
  'npm run drill: a stand-in leaves its files, because the drill takes an hour; its own tests run it',
  'most specs and self-tests, the minimum of cases and the limits of times, which are for the whole suite',
] as const;

/** Writes it into this folder. */
export function writeSmallEdition(folder: string): void {
  const files = listedFiles().filter(
    (file) =>
      (!/^e2e\/.*\.spec\.ts$/.test(file) || SPECS.includes(file)) &&
      (!/^(?:tests|sandbox\/tests)\/.*\.spec\.ts$/.test(file) || SELF_TESTS.includes(file)),
  );
  for (const file of files) cpSync(path.join(PROJECT_ROOT, file), path.join(folder, file));
  cpSync(path.join(PROJECT_ROOT, 'sandbox', 'dist'), path.join(folder, 'sandbox', 'dist'), { recursive: true });
  linkPackages(folder);
  change(folder, 'e2e/parent/parent.spec.ts', (text) => text.split('\n\ntest(').slice(0, 2).join('\n\ntest('));
  changeJson(folder, 'release-policy.json', (policy) => ({
    ...policy,
    phases: Object.fromEntries(
      Object.entries(policy.phases as Record<string, object>).map(([name, phase]) => [name, { ...phase, minimum: 0 }]),
    ),
    limits: { ...(policy.limits as object), blocking: [] },
  }));
  writeFileSync(path.join(folder, 'known-issues.json'), JSON.stringify({ issues: [], quarantine: [] }));
  changeJson(folder, 'package.json', (all) => ({
    ...all,
    scripts: { ...(all.scripts as object), drill: 'node drill-stand-in.mjs' },
  }));
  writeFileSync(
    path.join(folder, 'drill-stand-in.mjs'),
    `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('reports', { recursive: true });
writeFileSync(process.argv.includes('--mutants') ? 'reports/mutants.json' : 'reports/drill.json', '{}');
`,
  );
}

/** Returns the files of the repository, without those that git ignores. */
function listedFiles(): string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return listed.stdout.split('\0').filter((name) => name !== '' && existsSync(path.join(PROJECT_ROOT, name)));
}

/** Puts the packages there as `npm ci` would; the workspace is linked to the copy. */
function linkPackages(folder: string): void {
  const [from, to] = [path.join(PROJECT_ROOT, 'node_modules'), path.join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (['.bin', '.cache', '.package-lock.json'].includes(name))
      cpSync(path.join(from, name), path.join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(name === WORKSPACE ? '../sandbox' : path.join(from, name), path.join(to, name));
  }
}

/** @throws Error where the change changes nothing: the file has become another */
function change(folder: string, file: string, by: (text: string) => string): void {
  const place = path.join(folder, file);
  const before = readFileSync(place, 'utf8');
  const after = by(before);
  if (after === before) throw new Error(`${file} has no part that the small edition leaves out.`);
  writeFileSync(place, after);
}

function changeJson(folder: string, file: string, by: (content: Record<string, unknown>) => object): void {
  change(folder, file, (text) => JSON.stringify(by(JSON.parse(text) as Record<string, unknown>)));
}
