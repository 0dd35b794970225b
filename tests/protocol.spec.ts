import { expect, test } from '@playwright/test';
import { Protocol } from '../suite/protocol/protocol';
import { Blocked } from '../suite/failure/blocked';

const unseen = () => Promise.resolve(undefined);
const nothing = () => Promise.resolve();
const fails = () => Promise.reject(new Error('the server answered 500'));

function outcomes(protocol: Protocol): Record<string, string> {
  return Object.fromEntries(protocol.finish().map((record) => [record.id, record.outcome]));
}

test('protocol: the scenario continues after a failed check', async () => {
  const protocol = new Protocol(['2.1', '2.2', '2.3'], unseen);
  await protocol.step('2.1', nothing);
  await protocol.step('2.2', fails);
  await protocol.step('2.3', nothing);
  expect(outcomes(protocol)).toEqual({ '2.1': 'PASS', '2.2': 'FAIL', '2.3': 'PASS' });
});

test('protocol: a failed action ends the scenario and blocks the following steps', async () => {
  const protocol = new Protocol(['1.8', '1.9', '1.10'], unseen);
  await expect(protocol.step('1.8', fails)).rejects.toThrow('500');
  expect(protocol.finish()).toMatchObject([
    { id: '1.8', outcome: 'FAIL', reason: 'the server answered 500' },
    { id: '1.9', outcome: 'BLOCKED', blockedBy: '1.8' },
    { id: '1.10', outcome: 'BLOCKED', blockedBy: '1.8' },
  ]);
});

test('protocol: an action returns its result', async () => {
  const protocol = new Protocol(['1.9'], unseen);
  expect(await protocol.step('1.9', () => Promise.resolve('assignment 7'))).toBe('assignment 7');
});

test('protocol: a failed action with a fallback stays failed, and the scenario continues', async () => {
  const protocol = new Protocol(['6.8', '6.9', '6.11'], unseen);
  expect(await protocol.step<string>('6.8', fails, { fallback: () => Promise.resolve('prepared over the API') })).toBe(
    'prepared over the API',
  );
  await protocol.step('6.9', nothing);
  expect(outcomes(protocol)).toEqual({ '6.8': 'FAIL', '6.9': 'PASS', '6.11': 'BLOCKED' });
  expect(protocol.finish().at(-1)?.blockedBy).toBeUndefined();
});

test('protocol: a failed fallback ends the scenario', async () => {
  const protocol = new Protocol(['6.8', '6.9'], unseen);
  await expect(protocol.step('6.8', fails, { fallback: fails })).rejects.toThrow('500');
  expect(protocol.finish()).toMatchObject([{ outcome: 'FAIL' }, { id: '6.9', outcome: 'BLOCKED', blockedBy: '6.8' }]);
});

test('protocol: a step that could not be run is BLOCKED, not FAIL', async () => {
  const protocol = new Protocol(['3.1', '3.2'], unseen);
  await expect(protocol.step('3.1', () => Promise.reject(new Blocked('no session')))).rejects.toThrow('no session');
  expect(outcomes(protocol)).toEqual({ '3.1': 'BLOCKED', '3.2': 'BLOCKED' });
});

test('protocol: a step that is running at the time-out fails with the message of the test', async () => {
  const protocol = new Protocol(['3.1', '3.2'], unseen);
  let begun = () => undefined as void;
  let release = () => undefined as void;
  const isGoing = new Promise<void>((resolve) => (begun = resolve));
  const going = protocol.step('3.1', async () => {
    begun();
    await new Promise<void>((resolve) => (release = resolve));
  });
  await isGoing;
  expect(protocol.finish('Test timeout of 60000ms exceeded.')).toMatchObject([
    { id: '3.1', outcome: 'FAIL', reason: 'Test timeout of 60000ms exceeded.' },
    { id: '3.2', outcome: 'BLOCKED', blockedBy: '3.1' },
  ]);
  release();
  await going;
});

test('protocol: a scenario that ended between two steps says why the remaining steps were not run', async () => {
  const protocol = new Protocol(['2.1', '2.2'], unseen);
  await protocol.step('2.1', nothing);
  expect(protocol.finish('the assignment could not be prepared')).toMatchObject([
    { outcome: 'PASS' },
    { outcome: 'BLOCKED', reason: 'the assignment could not be prepared' },
  ]);
});

test('protocol: a step that is not declared, or that runs twice, throws', async () => {
  const protocol = new Protocol(['2.1'], unseen);
  await protocol.step('2.1', nothing);
  await expect(protocol.step('2.1', nothing)).rejects.toThrow('twice');
  await expect(protocol.step('2.2', nothing)).rejects.toThrow('does not declare');
});

test('protocol: the screenshot and the page address of a failed step are kept', async () => {
  const protocol = new Protocol(['2.2'], async (performer, id) => ({
    page: `/seen/by/${performer}`,
    evidence: `evidence ${id}`,
  }));
  await protocol.step('2.2', fails);
  expect(protocol.finish()).toMatchObject([{ page: '/seen/by/student', evidence: 'evidence 2.2' }]);
});

test('protocol: a step with a failed soft assertion runs to its end and does not pass', async () => {
  const errors: { message: string }[] = [];
  const protocol = new Protocol(['2.2', '2.3'], unseen, () => errors);
  await protocol.step('2.2', async () => {
    errors.push({ message: 'the first link is missing' });
    errors.push({ message: 'the second link is missing' });
  });
  await protocol.step('2.3', nothing);
  expect(protocol.finish()).toMatchObject([
    { id: '2.2', outcome: 'FAIL', reason: 'the first link is missing\nthe second link is missing' },
    { id: '2.3', outcome: 'PASS' },
  ]);
});
