/** Starts TypeScript programs of the self-tests in separate processes. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

/** The program's output. @throws Error with its stderr if it fails */
export async function run(program: string, ...words: string[]): Promise<string> {
  return runWith({}, program, ...words);
}

/** The same with further variables. */
export async function runWith(variables: Readonly<Record<string, string>>, program: string, ...words: string[]): Promise<string> {
  const file = path.join(PROJECT_ROOT, 'tests', 'specimens', `${program}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], { cwd: PROJECT_ROOT, env: withVariables({ NODE_OPTIONS: undefined, ...variables }) });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString('utf8')));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${said.error}`);
  return said.out;
}
