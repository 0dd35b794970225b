import type { Child, Children, StudentAssignment } from '../contract/family';
import { readStudentAssignments } from '../server/family/student-assignments';
import { readSupervisedStudents, toChildren, toChildrenInShort, toTutorStudents } from '../server/family/students';
import type { User } from '../server/identity/tokens';
import type { Fault } from './fault';
import { each } from './each';
import type { FaultHooks } from './fault-hooks';

const CHILDREN = /^GET \/api\/(?:dashboard\/parent|parent)\/children\/$/;
const PARENT_HOME = 'GET /api/materials/parent/';
const CHILD = /^GET \/api\/dashboard\/parent\/children\/:id\/\w+\/$/;
const CHILD_ASSIGNMENTS = 'GET /api/dashboard/parent/children/:id/assignments/';
const STUDENTS = 'GET /api/tutor/my-students/';
const STUDENT = 'GET /api/dashboard/tutor/students/:id/assignments/';
const PROGRESS = /^GET \/api\/(?:tutor|teacher|dashboard|materials|parent)\//;

/** Returns the supervised students of all parents or tutors. */
async function everybody(hooks: FaultHooks, role: 'parent' | 'tutor'): Promise<User[]> {
  const guardians = await hooks.database.selectFrom('users').selectAll().where('role', '=', role).execute();
  return (await Promise.all(guardians.map((guardian) => readSupervisedStudents(hooks.database, guardian)))).flat();
}

/** Answers a request about any child as if the child's own parent had sent it. */
function openToParents(hooks: FaultHooks): void {
  hooks.impersonate(CHILD, async (sender, context) => {
    const child = await hooks.user({ id: context.id });
    return sender?.role === 'parent' && child?.parent_id ? hooks.user({ id: child.parent_id }) : undefined;
  });
}

/** Exchanges two headings of figures on every page. */
function swapHeadings(hooks: FaultHooks, first: string, second: string): void {
  hooks.page(
    (one, other) => {
      new MutationObserver(() => {
        for (const heading of document.querySelectorAll('h3:not([data-swapped])')) {
          const text = heading.textContent;
          if (text !== one && text !== other) continue;
          heading.setAttribute('data-swapped', '');
          heading.textContent = text === one ? other : one;
        }
      }).observe(document, { childList: true, subtree: true });
    },
    first,
    second,
  );
}

/** Faults in the data that parents and tutors read. */
export const FAMILY_FAULTS: readonly Fault[] = [
  {
    id: 'parent-sees-all-children',
    breaks: 'a parent is shown the children of other families too',
    detectedBy: ['P1'],
    inject: (hooks) => {
      hooks.answers<Children>(CHILDREN, async (body) => ({
        ...body,
        results: await toChildren(hooks.database, await everybody(hooks, 'parent')),
      }));
      hooks.answers(PARENT_HOME, async (body) => ({
        ...body,
        children: await toChildrenInShort(hooks.database, 'complete', await everybody(hooks, 'parent')),
      }));
    },
  },
  {
    id: 'parent-reads-any-child',
    breaks: 'a parent who types the number of another family’s child is answered',
    detectedBy: ['P3'],
    inject: openToParents,
  },
  {
    id: 'parent-sees-nothing',
    breaks: 'a parent is shown no child',
    detectedBy: ['P1'],
    inject: (hooks) => {
      hooks.answers<Children>(CHILDREN, (body) => ({ ...body, results: [] }));
      hooks.answers(PARENT_HOME, (body) => ({ ...body, children: [] }));
    },
  },
  {
    id: 'parent-without-comment',
    breaks: 'the teacher’s comment is not told to the parent',
    detectedBy: ['P2'],
    inject: (hooks) =>
      hooks.answers(CHILD_ASSIGNMENTS, (body) =>
        each(body, 'feedback', (found) => void Object.assign(found, { feedback: '' })),
      ),
  },
  {
    id: 'parent-sees-work-of-other-child',
    breaks: 'the parent is shown the mark of another assignment',
    detectedBy: ['P2'],
    inject: (hooks) =>
      hooks.answers<StudentAssignment[]>(CHILD_ASSIGNMENTS, (assignments) => {
        const submissions = assignments.map(({ submission }) => submission).reverse();
        return assignments.map((one, index) => ({ ...one, submission: submissions[index] ?? null }));
      }),
  },
  {
    id: 'childless-parent-error',
    breaks: 'a parent without children gets an error instead of an empty page',
    detectedBy: ['P4'],
    inject: (hooks) => {
      for (const where of [CHILDREN, PARENT_HOME]) {
        hooks.answers<{ results?: Child[]; children?: object[] }>(where, (body, { reply }) => {
          if ((body.results ?? body.children ?? []).length > 0) return undefined;
          void reply.code(404);
          return { detail: 'Not found.' };
        });
      }
    },
  },
  {
    id: 'tutor-sees-all-students',
    breaks: 'a tutor is shown the students of every tutor',
    detectedBy: ['T1'],
    inject: (hooks) =>
      hooks.answers(STUDENTS, async (body) => {
        const results = await toTutorStudents(hooks.database, 'complete', await everybody(hooks, 'tutor'));
        return { ...body, count: results.length, next: null, results };
      }),
  },
  {
    id: 'tutor-reads-any-student',
    breaks: 'a tutor who types the number of a colleague’s student is answered',
    detectedBy: ['T3'],
    inject: (hooks) =>
      hooks.refusals<{ error?: string }>(STUDENT, async (body, { id, reply }) => {
        if (body.error?.startsWith('Студент не принадлежит') !== true) return undefined;
        void reply.code(200);
        return readStudentAssignments(hooks.database, 'complete', id);
      }),
  },
  {
    id: 'figure-off-by-one',
    breaks: 'the page of a student counts one graded assignment too many',
    detectedBy: ['T2'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const heading of document.querySelectorAll('h3')) {
            const value = heading.nextElementSibling;
            if (heading.textContent !== 'Оценено' || value === null || value.hasAttribute('data-raised')) continue;
            value.setAttribute('data-raised', '');
            value.textContent = String(Number(value.textContent) + 1);
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'progress-always-zero',
    breaks: 'the progress of every student is 0 %',
    detectedBy: ['T2'],
    inject: (hooks) =>
      hooks.answers(PROGRESS, (body) =>
        each(body, 'progress_percentage', (found) => void Object.assign(found, { progress_percentage: 0 })),
      ),
  },
  {
    id: 'parent-reads-any-assignments',
    breaks: 'a parent reads the assignments of every child over the API',
    detectedBy: ['P3'],
    inject: (hooks) =>
      hooks.refusals<{ error?: string }>(CHILD_ASSIGNMENTS, async (body, { id, reply }) => {
        if (body.error?.startsWith('Ребенок не принадлежит') !== true) return undefined;
        void reply.code(200);
        return readStudentAssignments(hooks.database, 'complete', id);
      }),
  },
  {
    id: 'first-child-for-every-child',
    breaks: 'a parent of several children is shown the assignments of the first one for each',
    detectedBy: ['P2'],
    inject: (hooks) =>
      hooks.answers<StudentAssignment[]>(CHILD_ASSIGNMENTS, async (_body, { request }) => {
        const parent = request.signedInUser;
        const [first] = parent === null ? [] : await readSupervisedStudents(hooks.database, parent);
        return first === undefined ? undefined : readStudentAssignments(hooks.database, 'complete', first.id);
      }),
  },
  {
    id: 'progress-truncated',
    breaks: 'the progress of a student is truncated in every list',
    detectedBy: ['T2'],
    inject: (hooks) =>
      hooks.answers(/^GET \/api\/(?:tutor|teacher|dashboard|materials|parent|auth)\//, (body) =>
        each(body, 'progress_percentage', (found) => {
          if ('progress_percentage' in found && found.progress_percentage === 29) found.progress_percentage = 28;
        }),
      ),
  },
  {
    id: 'figures-swapped',
    breaks:
      'the page of a student shows the number of sent answers as the number of graded ones, and the other way round',
    detectedBy: ['P2'],
    inject: (hooks) => swapHeadings(hooks, 'Отправлено', 'Оценено'),
  },
];
