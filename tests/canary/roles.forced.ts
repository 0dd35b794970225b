import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { about, endpoints, expect, daysFromNow, test, unique } from '../../fixtures';
import { environment } from '../../suite/config/environment';
import { actorLabel, roleOf, type ActorName } from '../../suite/config/names';
import { pack, writeZip } from '../../lib/zip/zip';

/** Fails on purpose in every role, after a sign-in through the page: the trace contains password, token and storage. */
const details = (name: ActorName) =>
  about({
    titleRu: 'проверка намеренно падает',
    scenario: 'J',
    cases: [],
    owner: 'accounts',
    roles: [roleOf(name)],
    changesData: false,
  });

for (const name of ['teacher', 'secondStudent', 'tutor', 'parent'] as const) {
  test(`forced: the ${actorLabel(name)} fails`, details(name), async ({ signIn }) => {
    const actor = await signIn(name);
    await actor.opens(actor.home);
    await expect(actor.page.getByRole('heading', { name: 'Nothing of this name' })).toBeVisible({ timeout: 200 });
  });
}

test(
  'forced: the admin fails with a new account on the screen and its password in the error',
  details('admin'),
  async ({ admin, accounts }) => {
    const account = await accounts.create('student');
    const own = await accounts.signIn(account);
    await own.send('GET', '/api/auth/me/');
    await admin.opensAccounts();
    console.log(`made ${account.email} with ${account.password}`);
    await expect(admin.page.getByRole('heading', { name: account.password })).toBeVisible({ timeout: 200 });
  },
);

test('forced: the student fails with a secret in every place', details('student'), async ({ student }, testInfo) => {
  const canary = environment().scrub[0] ?? '';
  const { page } = student;
  await student.opensAssignments();
  await page.evaluate(async (word) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = `On the page: ${word}`;
    document.body.append(
      paragraph,
      Object.assign(document.createElement('input'), { value: word, ariaLabel: 'canary' }),
    );
    localStorage.setItem('canary', JSON.stringify({ word }));
    document.cookie = `canary=${encodeURIComponent(word)}`;
    const form = new URLSearchParams({ word }).toString();
    const basic = btoa(
      `somebody:${new TextEncoder().encode(word).reduce((text, byte) => text + String.fromCharCode(byte), '')}`,
    );
    await fetch(`/api/auth/me/?${form}`, {
      headers: { 'X-Word': encodeURIComponent(word), Authorization: `Basic ${basic}` },
    });
    await fetch('/api/auth/me/', {
      method: 'POST',
      body: JSON.stringify({ word }),
      headers: { 'Content-Type': 'application/json' },
    });
    await fetch('/api/auth/me/', {
      method: 'POST',
      body: form,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    console.log(`from the page: ${word}`);
  }, canary);
  await page.getByLabel('canary').fill(`${canary}!`);
  console.log(`from the test: ${canary}`);
  testInfo.annotations.push({ type: 'issue', description: `about ${canary}` });
  await testInfo.attach('text', { body: canary, contentType: 'text/plain' });
  await testInfo.attach('page', {
    body: `<p>${canary.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`,
    contentType: 'text/html',
  });
  await testInfo.attach('base64', { body: Buffer.from(`xy ${canary}`).toString('base64'), contentType: 'text/plain' });
  await testInfo.attach('archive', {
    body: writeZip([pack('inner.zip', writeZip([pack('word.txt', Buffer.from(canary))]))]),
    contentType: 'application/zip',
  });
  // `attach` would give the copy another name.
  testInfo.attachments.push({
    name: 'named',
    contentType: 'text/plain',
    path: named(testInfo.outputPath(`${encodeURIComponent(canary)}.txt`)),
  });
  named(testInfo.outputPath(encodeURIComponent(canary), 'not attached.txt'));
  await testInfo.attach('storage', {
    path: await saved(testInfo.outputPath('storage.json'), (file) => page.context().storageState({ path: file })),
  });
  await test.step(`a step named ${canary}`, async () => {
    await expect(page.getByRole('heading', { name: canary })).toBeVisible({ timeout: 200 });
  });
});

test(
  'forced: the student watches an API helper fail with a password in its message',
  details('student'),
  async ({ student, accounts }) => {
    await student.opensAssignments();
    const account = await accounts.create('student');
    const own = await accounts.signIn(account);
    await own.call('GET', `/api/nothing/?password=${encodeURIComponent(account.password)}`, z.object({}));
  },
);

test.describe('twice', () => {
  test.describe.configure({ retries: 1 });

  test(
    'forced: the teacher meets a fault that is gone at the second attempt',
    details('teacher'),
    async ({ teacher, assignments }, testInfo) => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await teacher.createDialog.typeTitle(unique('Контрольная'));
      await teacher.createDialog.typeDescription('Решите одно уравнение');
      await teacher.createDialog.typeInstructions('Покажите ход решения');
      await teacher.createDialog.setStart(daysFromNow(0, '00:01').local);
      await teacher.createDialog.setDue(daysFromNow(2, '23:59').local);
      await teacher.page.route('**/api/assignments/**', (route) =>
        testInfo.retry === 0 && route.request().method() === 'POST'
          ? route.fulfill({ status: 500, body: '{"detail":"forced"}' })
          : route.continue(),
      );
      await assignments.deleteAfterTest(
        await teacher.expectSuccess(endpoints.createAssignment, () => teacher.createDialog.publish()),
      );
    },
  );
});

function named(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'a file whose name holds a secret');
  return file;
}

async function saved(file: string, save: (file: string) => Promise<unknown>): Promise<string> {
  await save(file);
  return file;
}
