/** The id of a new assignment on builds whose response to the creation does not have it. */
import { expect, test } from '@playwright/test';
import { AssignmentsApi } from '../suite/api/assignments';
import { ApiClient } from '../suite/api/client';
import { createdAssignmentSchema } from '../suite/api/schemas';
import { tinyServer } from './specimens/tiny-server';

const RECORD = {
  id: 7,
  type: 'homework',
  title: 'Новое задание',
  description: 'Решите',
  instructions: '',
  status: 'draft',
  max_score: 10,
  due_date: '2026-12-01T20:59:00Z',
};

/** @param lists what the list answers, one reading after the other */
async function createdWith(lists: readonly (readonly unknown[])[]): Promise<number> {
  const readings = [...lists];
  const server = await tinyServer((request, _body, response) => {
    const path = request.url ?? '';
    if (!path.startsWith('/api/assignments/')) response.writeHead(404).end('{}');
    else if (path !== '/api/assignments/') response.end(JSON.stringify(RECORD));
    else response.end(JSON.stringify(readings.shift() ?? []));
  });
  try {
    const created = createdAssignmentSchema.parse({ ...RECORD, id: undefined });
    return (await new AssignmentsApi(new ApiClient(server.url, 'token')).identified(created)).id;
  } finally {
    await server.close();
  }
}

// The first reading finds out under which path the platform has its assignments.
for (const [shown, lists] of [
  ['the list has it', [[], [RECORD]]],
  ['the list has it a moment later', [[], [], [RECORD]]],
] as const) {
  test(`a new assignment without an id: ${shown}`, async () => expect(await createdWith(lists)).toBe(7));
}

test('a new assignment without an id: the list of its author never has it', async () => {
  await expect(createdWith([])).rejects.toThrow('«Новое задание», and its author’s list does not have it');
});
