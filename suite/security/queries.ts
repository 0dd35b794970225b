/** SE20, SE34 and SE35: what queries of lists may do. */
import { z } from 'zod';
import type { ActorName } from '../config/names';
import { isPrivate } from '../api/private-fields';
import { listSchema } from '../api/schemas';
import { GROUPS } from '../groups/groups';
import { asJson } from '../../lib/json';
import { unique } from '../run/run-tag';
import { Findings, seen } from '../failure/findings';
import type { SecurityParts } from './parts';
import { addQuestion, checkQuestionHidden } from './questions';

/** Text filters of the pages: lists with the parameter by which they are searched. */
const SEARCHES: readonly { who: ActorName; path: string; name: string }[] = [
  { who: 'admin', path: '/api/auth/students/', name: 'search' },
  { who: 'admin', path: '/api/auth/parents/', name: 'search' },
  { who: 'admin', path: '/api/auth/staff/?role=teacher', name: 'search' },
  { who: 'teacher', path: '/api/assignments/', name: 'status' },
  { who: 'student', path: '/api/assignments/', name: 'search' },
];
/** Number and date filters of the pages. */
const NUMBERS: readonly { who: ActorName; path: string; name: string }[] = [
  { who: 'admin', path: '/api/admin/schedule/lessons/', name: 'teacher' },
  { who: 'admin', path: '/api/admin/schedule/lessons/', name: 'date_from' },
  { who: 'teacher', path: '/api/scheduling/lessons/', name: 'student' },
  { who: 'admin', path: '/api/auth/students/', name: 'grade' },
];
/** Characters that mean something in a query of a database, in a pattern, or in a text of C. */
const SIGNS = ["'", '"', '%', '_', '\\', '\u0000', "' OR 1=1 --"];
const LITERAL = ['%', '_'];

/** Lists that answer each user their own records, with the parameters by which others' could be asked for. */
const OWN_LISTS = [
  '/api/assignments/',
  '/api/assignments/submissions/',
  '/api/scheduling/lessons/',
  '/api/chat/',
  '/api/invoices/parent/',
];
const FOREIGN = ['user_id', 'student', 'student_id', 'parent', 'teacher', 'author', 'all', 'role'];

/** Values of pages, sizes and orders that no page sends. */
const ODD: readonly [name: string, value: string][] = [
  ['page', '0'],
  ['page', '-1'],
  ['page', '999999999'],
  ['page', 'x'],
  ['page_size', '0'],
  ['page_size', '-1'],
  ['page_size', '1000000'],
  ['page_size', 'x'],
  ['limit', '1000000'],
  ['offset', '-1'],
  ['ordering', 'password'],
  ['ordering', '-__class__'],
];
/** More rows than a page of the platform ever shows. */
const CAP = 1_000;

const rows = listSchema(z.unknown(), 'students', 'children', 'pending', 'subjects', 'lessons', 'users');

export class QueryChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE20: special characters in searches and filters match literally or are refused. */
  async signs(): Promise<Findings> {
    const findings = new Findings('Special characters in searches and filters');
    for (const { who, path, name } of [...SEARCHES, ...NUMBERS]) {
      const isNumber = NUMBERS.some((one) => one.path === path && one.name === name);
      const searches =
        name === 'search' && (await this.count(who, addressWith(path, name, unique('нет такого')))) === 0;
      for (const sign of SIGNS) {
        const address = addressWith(path, name, sign);
        const response = await (await this.parts.apiOf(who)).send('GET', address);
        findings.check(response.status < 500, () => `GET ${address} of the ${who} → ${seen(response)}`);
        if (!searches || isNumber || !LITERAL.includes(sign) || response.status !== 200) continue;
        const wrong = rowsIn(response.text).filter((row) => !valuesOf(row).some((value) => value.includes(sign)));
        findings.check(
          wrong.length === 0,
          () => `GET ${address} of the ${who} matches ${wrong.length} entries without «${sign}»`,
        );
      }
    }
    return findings;
  }

  /** SE34: the number of another user in a query shows nothing more than the list without it. */
  async foreignNumbers(): Promise<Findings> {
    const findings = new Findings('Numbers of others in queries');
    const { assignments } = this.parts;
    const homework = await assignments.create({ assignedTo: ['secondStudent'] });
    const answer = await assignments.submitted(homework, 'secondStudent', { content: unique('Ответ второго ученика') });
    const ids = [(await this.parts.userOf('secondStudent')).id, (await this.parts.userOf('teacher')).id];
    for (const path of OWN_LISTS) {
      for (const name of FOREIGN) {
        for (const who of ['student', 'parent'] as const) {
          const client = await this.parts.apiOf(who);
          const address = `${path}?${name}=${ids[name.startsWith('teacher') || name.startsWith('author') ? 1 : 0]}`;
          const { status, text } = await client.send('GET', address);
          findings.check(status < 500, () => `GET ${address} of the ${who} → ${status}`);
          findings.check(
            !text.includes(homework.title) && !text.includes(answer.content),
            () => `GET ${address} of the ${who} → ${status} shows the work of another student`,
          );
        }
      }
    }
    const question = await addQuestion(await this.parts.apiOf('teacher'), homework.id);
    if (question === undefined) return findings;
    for (const who of ['student', 'parent'] as const)
      await checkQuestionHidden(findings, `the ${who}`, await this.parts.apiOf(who), question);
    return findings;
  }

  /** SE35: odd pages, sizes and orders crash nothing, are capped, and show nothing hidden. */
  async oddPages(): Promise<Findings> {
    const findings = new Findings('Odd pages, sizes and orders');
    for (const { paths } of GROUPS) {
      for (const { paths: addresses, readers } of paths) {
        if (readers === 'anybody') continue;
        const usual = await (await this.parts.apiOf(readers[0] ?? 'admin')).send('GET', addresses[0]);
        if (usual.status !== 200 || !rows.safeParse(asJson(usual.text)).success) continue;
        for (const [index, [name, value]] of ODD.entries()) {
          // In turn, because the platform limits the requests of each user.
          const who = readers[index % readers.length] ?? 'admin';
          const client = await this.parts.apiOf(who);
          const address = addressWith(addresses[0], name, value);
          const response = await client.send('GET', address);
          findings.check(response.status < 500, () => `GET ${address} of the ${who} → ${seen(response)}`);
          findings.check(
            rowsIn(response.text).length <= CAP,
            () => `GET ${address} of the ${who} → ${rowsIn(response.text).length} entries at once`,
          );
          findings.check(
            !isPrivate(response.text),
            () => `GET ${address} of the ${who} → ${response.status} contains a password or its hash`,
          );
        }
      }
    }
    return findings;
  }

  private async count(who: ActorName, address: string): Promise<number> {
    return rowsIn((await (await this.parts.apiOf(who)).send('GET', address)).text).length;
  }
}

function addressWith(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

function rowsIn(text: string): readonly unknown[] {
  return rows.safeParse(asJson(text)).data?.results ?? [];
}

/** All texts and numbers of an entry, without the names of its fields. */
function valuesOf(entry: unknown): string[] {
  if (typeof entry === 'string' || typeof entry === 'number') return [String(entry)];
  if (Array.isArray(entry)) return entry.flatMap(valuesOf);
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(valuesOf) : [];
}
