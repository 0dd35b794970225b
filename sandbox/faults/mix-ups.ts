import type { Assignment } from '../contract/assignments';
import type { Fault } from './fault';
import { eachAssignment } from './each';
import { PLACES } from './places';

const CHILDREN = /^GET \/api\/(?:dashboard\/parent|parent)\/children\/$/;
const TUTOR_STUDENTS = 'GET /api/tutor/my-students/';
const STUDENT_ASSIGNMENTS = /^GET \/api\/dashboard\/(?:parent\/children|tutor\/students)\/:id\/assignments\/$/;

interface Person {
  grade: string;
  goal: string;
  subjects: object[];
}

/** A link to a record leads to the next record of the same page. */
function misleadingLinks(part: string): Fault['inject'] {
  return (hooks) =>
    hooks.page((words) => {
      addEventListener(
        'click',
        (event) => {
          const clicked =
            event.target instanceof Element
              ? event.target.closest<HTMLAnchorElement>(`main a[href*="${words}"]`)
              : null;
          const links = [...document.querySelectorAll<HTMLAnchorElement>(`main a[href*="${words}"]`)];
          if (clicked === null || links.length < 2) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          location.href = links[(links.indexOf(clicked) + 1) % links.length]?.href ?? clicked.href;
        },
        true,
      );
    }, part);
}

/** The lists of assignments for parent and tutor show one text of the first entry in every entry. */
function sameInEachEntry(begin: string): Fault['inject'] {
  return (hooks) =>
    hooks.page((words) => {
      new MutationObserver(() => {
        const same = [...document.querySelectorAll('[aria-labelledby="ward-assignments"] li span')].filter((one) =>
          one.textContent?.startsWith(words),
        );
        const first = same[0]?.textContent ?? '';
        for (const one of same) if (one.textContent !== first) one.textContent = first;
      }).observe(document, { childList: true, subtree: true });
    }, begin);
}

/** Records of several owners that are told, shown or linked as one. */
export const MIX_UP_FAULTS: readonly Fault[] = [
  {
    id: 'children-share-subjects',
    breaks: 'each child of a parent is told with the subjects of all children',
    detectedBy: [
      'P the API tells a parent of each child the own class, goal, subject and teacher',
      'P each child of a parent is shown with the own class, goal and subject, in lists and on the own page',
    ],
    inject: (hooks) =>
      hooks.answers<{ results?: Person[] } | Person[]>(CHILDREN, (body) => {
        const children = Array.isArray(body) ? body : (body.results ?? []);
        const all = children.flatMap(({ subjects }) => subjects);
        for (const child of children) child.subjects = all;
        return body;
      }),
  },
  {
    id: 'students-share-class',
    breaks: 'each student of a tutor is told with the class and the goal of the first one',
    detectedBy: [
      'T the page of a student is headed by the name of that student, and tells the own class, goal and subject',
      'T each student of a tutor is shown with the own class and subject in the lists',
    ],
    inject: (hooks) =>
      hooks.answers<{ results: Person[] }>(TUTOR_STUDENTS, (body) => {
        const [first] = body.results;
        for (const student of body.results) Object.assign(student, { grade: first?.grade, goal: first?.goal });
        return body;
      }),
  },
  {
    id: 'student-page-unnamed',
    breaks: 'the tutor’s page of a student is headed «Ученик»',
    detectedBy: [
      'T the page of a student is headed by the name of that student, and tells the own class, goal and subject',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          if (!/\/tutor\/students\/\d+/.test(location.pathname)) return;
          for (const heading of document.querySelectorAll('main h1'))
            if (heading.textContent !== 'Ученик') heading.textContent = 'Ученик';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'one-author-for-all',
    breaks: 'all assignments of a list have the name of one author',
    detectedBy: ['S2 assignments of two teachers in one list are told and shown with their own authors'],
    inject: (hooks) => {
      for (const place of [PLACES.list, STUDENT_ASSIGNMENTS]) {
        hooks.answers(place, (body) => {
          let name: string | undefined;
          eachAssignment(
            body,
            (assignment: Assignment) => void (assignment.author_name = name ??= assignment.author_name),
          );
          return body;
        });
      }
    },
  },
  {
    id: 'supervised-author-of-first',
    breaks: 'the pages of parent and tutor show the author of the first assignment beside each one',
    detectedBy: ['S2 assignments of two teachers in one list are told and shown with their own authors'],
    inject: sameInEachEntry('Преподаватель:'),
  },
  {
    id: 'supervised-deadline-of-first',
    breaks: 'the pages of parent and tutor show the deadline of the first assignment beside each one',
    detectedBy: ['S2 assignments of two teachers in one list are told and shown with their own authors'],
    inject: sameInEachEntry('Срок:'),
  },
  {
    id: 'dashboard-links-mislead',
    breaks: 'a title on the student’s dashboard leads to another assignment',
    detectedBy: [
      'S2 each link of the student’s dashboard leads to the assignment that it names, also beside graded and closed ones',
    ],
    inject: misleadingLinks('/student/assignments/'),
  },
  {
    id: 'child-links-mislead',
    breaks: 'the name of a child leads to the page of another child',
    detectedBy: ['P each link to a child leads to the page of that child'],
    inject: misleadingLinks('/parent/children/'),
  },
  {
    id: 'student-links-mislead',
    breaks: 'the name of a student leads the tutor to the page of another student',
    detectedBy: ['T each link to a student leads to the page of that student'],
    inject: misleadingLinks('/tutor/students/'),
  },
];
