/** The checks of an assignment's questions and of the list of subjects, against servers that guard them and servers that do not. */
import { expect, test } from '@playwright/test';
import { ApiClient } from '../suite/api/client';
import { Findings } from '../suite/failure/findings';
import { addQuestion, checkQuestionHidden, checkQuestionKept } from '../suite/security/questions';
import { checkAddsNoSubject } from '../suite/security/subjects';
import { tinyServer } from './specimens/tiny-server';

const AUTHOR = 'author';

/** @param guarded only the author reads and changes the questions */
async function questionServer(guarded: boolean) {
  const stored = new Map<string, string>();
  return tinyServer((request, body, response) => {
    const isAuthor = request.headers.authorization?.includes(AUTHOR) ?? false;
    const [, id] = /questions\/(\d+)\//.exec(request.url ?? '') ?? [];
    const answer = (status: number, content: unknown) => response.writeHead(status).end(JSON.stringify(content));
    if (guarded && !isAuthor) return answer(request.method === 'GET' && id === undefined ? 200 : 404, []);
    const { question_text = '' } = (body === '' ? {} : JSON.parse(body)) as { question_text?: string };
    if (request.method === 'POST') {
      stored.set(String(stored.size + 1), question_text);
      return answer(201, { id: stored.size });
    }
    if (id === undefined)
      return answer(200, { results: [...stored.values()].map((text) => ({ question_text: text })) });
    if (!stored.has(id)) return answer(404, {});
    if (request.method === 'PATCH') stored.set(id, question_text);
    if (request.method === 'DELETE') stored.delete(id);
    return answer(200, { question_text: stored.get(id) });
  });
}

for (const [guarded, read, changed] of [
  [true, [], []],
  [
    false,
    [
      'GET /api/assignments/questions/?assignment=7 of the student',
      'GET /api/assignments/questions/ of the student',
      'GET /api/assignments/questions/1/ of the student',
    ],
    ['the student may not change', 'the student may not remove', 'after the tries of the student'],
  ],
] as const) {
  test(`questions: a server that ${guarded ? 'guards' : 'does not guard'} them is judged so`, async () => {
    const server = await questionServer(guarded);
    try {
      const author = new ApiClient(server.url, AUTHOR);
      const student = new ApiClient(server.url, 'student');
      const question = (await addQuestion(author, 7)) ?? { assignmentId: 7, id: 0, text: '' };
      const reads = new Findings('reads');
      await checkQuestionHidden(reads, 'the student', student, question);
      expect(reads.found.map((text) => text.split(' → ')[0])).toEqual(read);
      const changes = new Findings('changes');
      await checkQuestionKept(changes, 'the student', student, { author, assignmentId: 7 });
      expect(changes.found.map((text) => changed.find((begin) => text.startsWith(begin)))).toEqual(changed);
    } finally {
      await server.close();
    }
  });
}

test('questions: nothing is checked where the platform takes no question', async () => {
  const server = await tinyServer((_request, _body, response) => response.writeHead(404).end('{}'));
  try {
    expect(await addQuestion(new ApiClient(server.url, AUTHOR), 7)).toBeUndefined();
  } finally {
    await server.close();
  }
});

for (const [status, removal, removals, found] of [
  [403, 204, 0, 0],
  [405, 204, 0, 0],
  [201, 204, 1, 1],
  [201, 403, 2, 2],
  [500, 204, 0, 1],
] as const) {
  test(`subjects: a server that answers a new subject of a student with ${status}, and its removal with ${removal}`, async () => {
    let removed = 0;
    const server = await tinyServer((request, _body, response) => {
      if (request.method === 'DELETE') removed += 1;
      response.writeHead(request.method === 'DELETE' ? removal : status).end(status === 201 ? '{"id":3}' : '{}');
    });
    try {
      const client = new ApiClient(server.url, 'student');
      const findings = new Findings('subjects');
      await checkAddsNoSubject(findings, 'the student', client, new ApiClient(server.url, 'admin'));
      expect([removed, findings.found.length]).toEqual([removals, found]);
    } finally {
      await server.close();
    }
  });
}
