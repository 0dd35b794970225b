/** Starts TypeScript programs of the self-tests in separate processes. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

/** Longest time of a program, milliseconds. A busy machine needs 15 s for six that are compiled at the same time. */
const TIMEOUT_MS = 40_000;

/** The program's output. @throws Error with its stderr if it fails, or does not end in its time */
export async function run(program: string, ...words: string[]): Promise<string> {
  return runWith({}, program, ...words);
}

/** The same with further variables. */
export async function runWith(
  variables: Readonly<Record<string, string>>,
  program: string,
  ...words: string[]
): Promise<string> {
  const file = path.join(PROJECT_ROOT, 'tests', 'specimens', `${program}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], {
    cwd: PROJECT_ROOT,
    env: withVariables({ NODE_OPTIONS: undefined, ...variables }),
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString('utf8')));
  const limit = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  if (status !== 0)
    throw new Error(
      `${program} ${status === null ? `was killed, after ${TIMEOUT_MS / 1_000} s at the latest` : `ended with ${status}`}. It printed «${said.out}» and «${said.error}».`,
    );
  return said.out;
}
