/** The sandbox of a drill, which takes and drops faults while it runs. */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { startSandbox } from '../tools/suite/embedded';

test('drill: a fault does what it says, also where the account it takes for another has signed in', async () => {
  const sandbox = await startSandbox('drill');
  const send = (path: string, body: unknown) =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }).then((answer) => answer.json());
  const tokenOf = async (email: string, password: string) => {
    const schema = z.object({ data: z.object({ token: z.string() }) });
    return schema.parse(await send('/api/auth/login/', { email, password })).data.token;
  };
  try {
    await tokenOf('admin@test.com', 'admin123');
    const token = await tokenOf('anna.ivanova@student.com', 'password123');
    const listed = async () =>
      (await fetch(`${sandbox.url}/api/admin/users/`, { headers: { Authorization: `Token ${token}` } })).status;
    expect(await listed(), 'a sound sandbox').toBe(403);
    await send('/sandbox/fault', { id: 'user-list-open-to-student' });
    expect(await listed()).toBe(200);
    expect(await send('/sandbox/fault', { id: null })).toMatchObject({
      earlier: { id: 'user-list-open-to-student', faultError: null },
    });
    expect(await listed(), 'a mended sandbox').toBe(403);
  } finally {
    await sandbox.stop();
  }
});
