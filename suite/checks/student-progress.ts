/** The progress of one student, as each part of the API that a page reads returns it. */
import { expect, type Locator } from '@playwright/test';
import type { ApiClient } from '../api/client';
import type { ActorName } from '../config/names';
import type { TestAccount } from '../data/accounts';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';

/** Paths by the user who reads there about a student. A build may lack any of them. */
const PLACES = {
  teacher: ['/api/materials/teacher/', '/api/teacher/students/'],
  tutor: ['/api/tutor/my-students/', '/api/dashboard/tutor/students/', '/api/materials/tutor/students/'],
  parent: ['/api/materials/parent/', '/api/dashboard/parent/children/'],
  admin: ['/api/auth/students/?page_size=100&search=:email', '/api/auth/students/:id/'],
  student: ['/api/profile/student/', '/api/materials/student/', '/api/auth/me/'],
} as const;

/** Sessions of the users around a student. The teacher and the admin are those of the run. */
export interface Sessions {
  readonly tutor: ApiClient;
  readonly parent: ApiClient;
  readonly student: ApiClient;
}

/** Percent by place: `tutor GET /api/tutor/my-students/`. */
export type ProgressByPlace = Readonly<Record<string, number>>;

/**
 * Returns the percentage that a part of an open page shows; undefined where the page has no such part. No document says
 * that every page shows the progress.
 */
export async function percentShown(place: Locator): Promise<number | undefined> {
  await place
    .first()
    .waitFor({ timeout: SHOWN_MS })
    .catch(() => undefined);
  const [text = ''] = await place.allInnerTexts();
  const digits = /(\d+(?:[.,]\d+)?)\s*%/.exec(text)?.[1];
  return digits === undefined ? undefined : Math.round(Number(digits.replace(',', '.')));
}

/**
 * Returns how much of its bar the progress fills, in percent; undefined where a part of an open page has no bar. Builds
 * make the filled part narrower or move it aside, some of them slowly.
 * @param due what is waited for
 */
export async function percentFilled(place: Locator, due: number): Promise<number | undefined> {
  const [bar] = await place.first().getByRole('progressbar').all();
  if (bar === undefined) return undefined;
  let filled: number | undefined;
  await expect
    .poll(async () => (filled = await bar.evaluate(filledPart)), { timeout: FILLED_MS })
    .toBe(due)
    .catch(() => undefined);
  return filled;
}

const FILLED_MS = 1_500;

/** Runs in the page. */
function filledPart(bar: Element): number | undefined {
  const [whole, part] = [bar.getBoundingClientRect(), bar.firstElementChild?.getBoundingClientRect()];
  if (part === undefined) return undefined;
  const width = Math.min(part.right, whole.right) - Math.max(part.left, whole.left);
  return Math.round((100 * Math.max(0, width)) / whole.width);
}

/** Time to draw a page after its responses have arrived. */
const SHOWN_MS = 5_000;

export class StudentProgress {
  constructor(private readonly apiOf: (name: ActorName) => Promise<ApiClient>) {}

  /** Returns the progress of a student at every place that shows it. */
  async everywhere(student: TestAccount, sessions: Sessions): Promise<ProgressByPlace> {
    const clients = { ...sessions, teacher: await this.apiOf('teacher'), admin: await this.apiOf('admin') };
    const found: Record<string, number> = {};
    for (const [who, paths] of Object.entries(PLACES)) {
      for (const path of paths) {
        const here = path.replace(':id', String(student.user.id)).replace(':email', encodeURIComponent(student.email));
        const { status, text } = await clients[who as keyof typeof PLACES].send('GET', here);
        const progress = status < 300 ? progressIn(asJson(text), who === 'student' ? undefined : student) : undefined;
        if (progress !== undefined) found[`${who} GET ${path}`] = progress;
      }
    }
    return found;
  }
}

/** Returns the first progress in a response, below the part that names the student. */
function progressIn(content: unknown, student: TestAccount | undefined): number | undefined {
  const part = student === undefined ? content : partAbout(content, student);
  if (!isFields(part)) return undefined;
  const { progress_percentage, progress } = part;
  for (const value of [progress_percentage, progress]) if (isPercent(value)) return Number(value);
  for (const inner of Object.values(part)) {
    const found = isFields(inner) ? progressIn(inner, undefined) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPercent(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value));
}

/** Returns the smallest item of a list that names the student, or the whole response that is about the student alone. */
function partAbout(content: unknown, student: Pick<TestAccount, 'email' | 'user'>): unknown {
  const { email, user } = student;
  const names = (value: unknown) => {
    const text = JSON.stringify(value);
    return text.includes(JSON.stringify(email)) || text.includes(user.last_name);
  };
  if (Array.isArray(content)) {
    const items: unknown[] = content;
    const found = items.find(names);
    return isFields(found) ? found : undefined;
  }
  if (!isFields(content)) return undefined;
  const lists = Object.values(content).filter((value) => (Array.isArray(value) || isFields(value)) && names(value));
  for (const list of lists) {
    const found = Array.isArray(list) || holdsList(list) ? partAbout(list, student) : undefined;
    if (found !== undefined) return found;
  }
  return names(content) ? content : undefined;
}

function holdsList(value: unknown): boolean {
  return isFields(value) && Object.values(value).some((inner) => Array.isArray(inner));
}
