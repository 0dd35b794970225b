/** A protocol step that needs only the named steps: what blocks it, and which steps continue all the same. */
import { expect, test } from '@playwright/test';
import { Protocol } from '../suite/protocol/protocol';
import { Blocked, blocked, requireResult } from '../suite/failure/blocked';
import type { Failure } from '../suite/failure/failure';
import { withFailure } from '../suite/failure/register';

const unseen = () => Promise.resolve(undefined);
const nothing = () => Promise.resolve();
const fails = () => Promise.reject(new Error('the server answered 500'));

/** A body that counts its runs. */
function counted(): { body: () => Promise<void>; runs: () => number } {
  let runs = 0;
  return { body: async () => void (runs += 1), runs: () => runs };
}

test('needs: the first needed step that has not passed blocks a step, which is then not run', async () => {
  const protocol = new Protocol(['1.3', '1.4', '1.5', '1.9'], unseen);
  await protocol.step('1.3', nothing, { needs: [] });
  await protocol.step('1.4', fails, { needs: ['1.3'] });
  await protocol.step('1.5', nothing, { needs: ['1.3'] });
  const last = counted();
  await protocol.step('1.9', last.body, { needs: ['1.3', '1.4', '1.5'] });
  expect(last.runs()).toBe(0);
  expect(protocol.finish()).toMatchObject([
    { id: '1.3', outcome: 'PASS' },
    { id: '1.4', outcome: 'FAIL' },
    { id: '1.5', outcome: 'PASS' },
    { id: '1.9', outcome: 'BLOCKED', blockedBy: '1.4' },
  ]);
});

test('needs: a failed action does not block steps that do not need it', async () => {
  const protocol = new Protocol(['1.3', '1.4', '1.10'], unseen);
  await protocol.step('1.3', fails, { needs: [] });
  await protocol.step('1.4', nothing, { needs: ['1.3'] });
  const independent = counted();
  await protocol.step('1.10', independent.body, { needs: [] });
  expect(independent.runs()).toBe(1);
  expect(protocol.finish().map(({ outcome }) => outcome)).toEqual(['FAIL', 'BLOCKED', 'PASS']);
});

test('needs: a blocked step and a step that was not run block the steps that need them', async () => {
  const protocol = new Protocol(['3.1', '3.2', '3.4', '3.8', '3.9'], unseen);
  await protocol.step('3.1', fails, { needs: [] });
  await protocol.step('3.2', nothing, { needs: ['3.1'] });
  await protocol.step('3.4', nothing, { needs: ['3.2'] });
  await protocol.step('3.9', nothing, { needs: ['3.8'] });
  expect(protocol.finish()).toMatchObject([
    { id: '3.1', outcome: 'FAIL' },
    { id: '3.2', outcome: 'BLOCKED', blockedBy: '3.1' },
    { id: '3.4', outcome: 'BLOCKED', blockedBy: '3.2' },
    { id: '3.8', outcome: 'BLOCKED' },
    { id: '3.9', outcome: 'BLOCKED', blockedBy: '3.8' },
  ]);
});

test('needs: the fallback of a blocked step still runs', async () => {
  const protocol = new Protocol(['4.2', '4.4', '4.7'], unseen);
  await protocol.step('4.2', fails, { needs: [] });
  const opened = await protocol.step('4.4', () => Promise.resolve('by the page'), {
    needs: ['4.2'],
    fallback: () => Promise.resolve('by its text'),
  });
  expect(opened).toBe('by its text');
  await protocol.step('4.7', nothing, { needs: [] });
  expect(protocol.finish()).toMatchObject([
    { outcome: 'FAIL' },
    { id: '4.4', outcome: 'BLOCKED', blockedBy: '4.2' },
    { id: '4.7', outcome: 'PASS' },
  ]);
});

test('needs: the fallback of a step that passes does not run', async () => {
  const protocol = new Protocol(['4.2', '4.4'], unseen);
  await protocol.step('4.2', nothing, { needs: [] });
  const other = counted();
  const opened = await protocol.step('4.4', () => Promise.resolve('by the page'), {
    needs: ['4.2'],
    fallback: () => other.body().then(() => 'by its text'),
  });
  expect([opened, other.runs()]).toEqual(['by the page', 0]);
});

test('needs: a failed fallback of a blocked step ends the scenario', async () => {
  const protocol = new Protocol(['4.2', '4.4', '4.11'], unseen);
  await protocol.step('4.2', fails, { needs: [] });
  await expect(protocol.step('4.4', nothing, { needs: ['4.2'], fallback: fails })).rejects.toThrow('500');
  expect(protocol.finish()).toMatchObject([
    { id: '4.2', outcome: 'FAIL' },
    { id: '4.4', outcome: 'BLOCKED', blockedBy: '4.2' },
    { id: '4.11', outcome: 'BLOCKED', blockedBy: '4.4' },
  ]);
});

test('needs: a check returns whether it passed', async () => {
  const protocol = new Protocol(['4.3', '4.5', '4.11'], unseen);
  expect(await protocol.check('4.3', nothing)).toBe(true);
  expect(await protocol.check('4.5', fails)).toBe(false);
  expect(await protocol.check('4.11', () => Promise.reject(blocked('4.10', 'no mark is stored')))).toBe(false);
  expect(protocol.finish()).toMatchObject([
    { outcome: 'PASS' },
    { outcome: 'FAIL' },
    { outcome: 'BLOCKED', blockedBy: '4.10' },
  ]);
});

test('needs: a missing result of an earlier step blocks the steps that use it', async () => {
  const protocol = new Protocol(['S3.a', 'S3.b', 'S3.c'], unseen);
  await protocol.step('S3.a', async () => void requireResult('3.5', undefined, 'no answer is stored'));
  await protocol.step('S3.b', async () => void requireResult('3.5', false, 'no answer is stored'));
  await protocol.step('S3.c', async () => expect(requireResult('3.5', 0, 'no answer is stored')).toBe(0));
  expect(protocol.finish()).toMatchObject([
    { outcome: 'BLOCKED', blockedBy: '3.5', reason: expect.stringContaining('no answer is stored') },
    { outcome: 'BLOCKED', blockedBy: '3.5' },
    { outcome: 'PASS' },
  ]);
});

test('needs: another place decides a blocked step, with the cause of the step before it, and leaves it blocked where it is not there', async () => {
  const protocol = new Protocol(['2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8'], unseen);
  await protocol.step('2.2', nothing);
  const OPENING = {
    code: 'control-missing' as const,
    control: { kind: 'button', names: ['Подробнее'] },
  } satisfies Failure;
  const doesNotOpen = () => Promise.reject(withFailure(new Error('There is no button «Подробнее».'), OPENING));
  await protocol.step('2.3', doesNotOpen, { needs: ['2.2'] });
  const page = counted();
  const differs = async () => expect(1, 'the score on the card').toBe(100);
  const there = () => Promise.resolve(true);
  const card = (look: () => Promise<void>, find = there) => ({ name: 'the card in the list', find, look });
  await protocol.step('2.4', page.body, { needs: ['2.3'], elsewhere: card(nothing) });
  await protocol.step('2.5', page.body, { needs: ['2.3'], elsewhere: card(differs) });
  await protocol.step('2.7', page.body, { needs: ['2.3'], elsewhere: card(nothing, () => Promise.resolve(false)) });
  const cannotLook = () => Promise.reject(blocked('6.14', 'no late answer is stored'));
  await protocol.step('2.8', page.body, { needs: ['2.3'], elsewhere: card(cannotLook) });
  expect(page.runs(), 'runs on the page that did not open').toBe(0);
  const other = counted();
  await protocol.step('2.6', page.body, { needs: ['2.2'], elsewhere: card(other.body) });
  expect([page.runs(), other.runs()], 'runs on the page and on the card').toEqual([1, 0]);
  expect(protocol.finish()).toMatchObject([
    { outcome: 'PASS' },
    { id: '2.3', outcome: 'FAIL', failure: OPENING },
    { id: '2.4', outcome: 'PASS' },
    {
      id: '2.5',
      outcome: 'FAIL',
      failure: OPENING,
      reason: expect.stringMatching(
        /the score on the card.* 2\.3 did not pass, so this was expected of the card in the list\./s,
      ),
    },
    { id: '2.6', outcome: 'PASS' },
    { id: '2.7', outcome: 'BLOCKED', blockedBy: '2.3' },
    { id: '2.8', outcome: 'BLOCKED', blockedBy: '2.3' },
  ]);
});

test('needs: what another place does not show stays blocked where the place itself is there and only fails', async () => {
  const protocol = new Protocol(['2.2', '2.3', '2.4', '2.5', '2.6'], unseen);
  const crash = { code: 'page-crashed' } satisfies Failure;
  await protocol.step('2.2', nothing);
  await protocol.step('2.3', () => Promise.reject(withFailure(new Error('The page crashed.'), crash)), {
    needs: ['2.2'],
  });
  const card = (look: () => Promise<void>) => ({
    name: 'the card in the list',
    find: () => Promise.resolve(true),
    look,
  });
  const differs = async () => expect(1, 'the score on the card').toBe(100);
  await protocol.step('2.4', nothing, { needs: ['2.3'], elsewhere: card(nothing) });
  await protocol.step('2.5', nothing, { needs: ['2.3'], elsewhere: card(differs) });
  await protocol.step('2.6', nothing, { needs: ['2.5'], elsewhere: card(differs) });
  expect(protocol.finish()).toMatchObject([
    { outcome: 'PASS' },
    { id: '2.3', outcome: 'FAIL', failure: crash },
    { id: '2.4', outcome: 'PASS' },
    { id: '2.5', outcome: 'BLOCKED', blockedBy: '2.3' },
    { id: '2.6', outcome: 'BLOCKED', blockedBy: '2.5' },
  ]);
});

test('needs: what the API refuses has failed although the page was not reached, and what it accepts stays blocked', async () => {
  const protocol = new Protocol(['3.4', '3.5', '3.9', '3.10', '4.9', '4.10', '7.5', '7.6'], unseen);
  const refusal = {
    code: 'refused',
    request: { method: 'POST', path: '/api/answers/' },
    status: 400,
  } satisfies Failure;
  for (const id of ['3.4', '3.9', '4.9', '7.5'] as const) await protocol.step(id, fails, { needs: [] });
  const page = counted();
  const refused = () => Promise.reject(withFailure(new Error('POST /api/answers/ answered 400'), refusal));
  const prepared = counted();
  await protocol.step('3.5', page.body, { needs: ['3.4'], overApi: refused, fallback: prepared.body });
  await protocol.step('3.10', page.body, { needs: ['3.9'], overApi: nothing });
  await protocol.step('4.10', page.body, {
    needs: ['4.9'],
    overApi: () => Promise.reject(blocked('4.5', 'the page offers no file')),
  });
  const limit = { ...refusal, code: 'rate-limited', status: 429 } satisfies Failure;
  await protocol.step('7.6', page.body, {
    needs: ['7.5'],
    overApi: () => Promise.reject(withFailure(new Error('POST /api/answers/ answered 429'), limit)),
  });
  expect([page.runs(), prepared.runs()], 'runs on the page, and of the preparation').toEqual([0, 1]);
  expect(protocol.finish()).toMatchObject([
    { id: '3.4', outcome: 'FAIL' },
    {
      id: '3.5',
      outcome: 'FAIL',
      failure: refusal,
      reason: 'POST /api/answers/ answered 400 3.4 did not pass, so this was tried over the API.',
    },
    { id: '3.9', outcome: 'FAIL' },
    { id: '3.10', outcome: 'BLOCKED', blockedBy: '3.9' },
    { id: '4.9', outcome: 'FAIL' },
    { id: '4.10', outcome: 'BLOCKED', blockedBy: '4.9' },
    { id: '7.5', outcome: 'FAIL' },
    { id: '7.6', outcome: 'BLOCKED', blockedBy: '7.5' },
  ]);
});

test('needs: a list that does not load fails the step that opens something from it, and blocks any other', async () => {
  const away = {
    code: 'refused',
    request: { method: 'GET', path: '/api/assignments/' },
    status: 404,
  } satisfies Failure;
  const list = withFailure(new Error('GET /api/assignments/ answered 404'), away);
  const opening = () => Promise.reject(new Blocked('the list does not load', { cause: list }));
  const protocol = new Protocol(['3.1', '3.8', '3.6'], unseen);
  await protocol.step('3.1', opening, { needs: [], opens: true });
  await protocol.step('3.8', opening, { needs: [] });
  const noAnswer = () => Promise.reject(blocked('3.5', 'no answer is stored'));
  await protocol.step('3.6', noAnswer, { needs: [], opens: true });
  expect(protocol.finish()).toMatchObject([
    { id: '3.1', outcome: 'FAIL', failure: away, reason: 'GET /api/assignments/ answered 404' },
    { id: '3.8', outcome: 'BLOCKED' },
    { id: '3.6', outcome: 'BLOCKED', blockedBy: '3.5' },
  ]);
});
