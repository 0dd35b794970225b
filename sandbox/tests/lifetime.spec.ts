/** The sandbox ends with the process that it was started for. */
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { startSandbox } from './built-sandbox';

test('lifetime: the sandbox stops by itself when the process of SANDBOX_ENDS_WITH is killed', async () => {
  const starter = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1_000)'], { stdio: 'ignore' });
  const sandbox = await startSandbox({ SANDBOX_ENDS_WITH: String(starter.pid) });
  try {
    expect((await fetch(`${sandbox.url}/api/system/health/live/`)).ok).toBe(true);
    starter.kill('SIGKILL');
    expect(await sandbox.ended, 'exit code').toBe(0);
  } finally {
    starter.kill('SIGKILL');
    sandbox.process.kill();
  }
});
