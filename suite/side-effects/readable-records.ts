/** What each person of the school reads, before and after a change. */
import type { AssignmentRecord } from '../api/schemas';
import type { Reader } from './readings';
import type { About } from './is-about';
import type { Person, School } from './school';

const OWN_ACCOUNT = ['/api/auth/me/', '/api/auth/profile/'];
const OWN_LISTS = [...OWN_ACCOUNT, '/api/assignments/', '/api/assignments/submissions/'];

/** Returns what each person of the school reads: own lists, single records, and the pages of both children. */
export function readersOf(school: School): Reader[] {
  const about = aboutSchool(school);
  const withWork = [...teachers(school), ...students(school)].map((reader) => ({ ...reader, about }));
  return [...withWork, parentReader(school), tutorReader(school)];
}

/** A build may show people more than what is theirs: the work of other tests then changes meanwhile. */
function aboutSchool(school: School): About {
  const { shared, own, other } = school;
  const people = peopleOf(school);
  return {
    texts: [...people.flatMap(({ email, user }) => [email, user.last_name]), shared.title, own.title, other.title],
    people: people.map(({ user }) => user.id),
  };
}

function peopleOf({ teacher, otherTeacher, student, classmate, parent, tutor }: School): Person[] {
  return [teacher, otherTeacher, student, classmate, parent, tutor];
}

function teachers({ teacher, otherTeacher, shared, own, other, classmatesWork }: School): Reader[] {
  const ofTeacher = [
    ...OWN_LISTS,
    '/api/profile/teacher/',
    '/api/materials/teacher/',
    '/api/teacher/students/',
    '/api/materials/teacher/submissions/pending/',
    '/api/scheduling/lessons/',
  ];
  const answers = classmatesWork.map(({ id }) => `/api/assignments/submissions/${id}/`);
  return [
    {
      who: 'the teacher',
      api: teacher.api,
      paths: [
        ...ofTeacher,
        assignment(shared),
        assignment(own),
        `${assignment(shared)}submissions/`,
        ...answers.slice(0, 1),
      ],
    },
    {
      who: 'the other teacher',
      api: otherTeacher.api,
      paths: [...ofTeacher, assignment(other), `${assignment(other)}submissions/`, ...answers.slice(1)],
    },
  ];
}

function students({ student, classmate, shared, own, other, classmatesWork }: School): Reader[] {
  const ofStudent = [
    ...OWN_LISTS,
    '/api/profile/student/',
    '/api/materials/student/',
    '/api/student/subjects/',
    '/api/scheduling/lessons/',
  ];
  const answers = classmatesWork.map(({ id }) => `/api/assignments/submissions/${id}/`);
  return [
    { who: 'the student', api: student.api, paths: [...ofStudent, assignment(shared), assignment(own)] },
    {
      who: 'the classmate',
      api: classmate.api,
      paths: [...ofStudent, assignment(shared), assignment(other), ...answers],
    },
  ];
}

function parentReader({ parent, student, classmate }: School): Reader {
  return {
    who: 'the parent',
    api: parent.api,
    paths: [
      ...OWN_ACCOUNT,
      '/api/profile/parent/',
      '/api/dashboard/parent/children/',
      '/api/materials/parent/',
      '/api/parent/children/',
      '/api/invoices/parent/',
      '/api/reports/tutor-weekly-reports/',
      ...[student, classmate].flatMap(({ user: { id } }) => [
        `/api/dashboard/parent/children/${id}/progress/`,
        `/api/dashboard/parent/children/${id}/subjects/`,
      ]),
    ],
  };
}

function tutorReader({ tutor }: School): Reader {
  return {
    who: 'the tutor',
    api: tutor.api,
    paths: [
      ...OWN_ACCOUNT,
      '/api/profile/tutor/',
      '/api/dashboard/tutor/students/',
      '/api/materials/tutor/students/',
      '/api/tutor/my-students/',
      '/api/reports/tutor-weekly-reports/',
    ],
  };
}

function assignment({ id }: AssignmentRecord): string {
  return `/api/assignments/${id}/`;
}

/** Returns what the admin reads of the people of the school. */
export function adminsReader(school: School): Reader {
  const people = peopleOf(school);
  const lists = [
    '/api/auth/students/?page_size=50',
    '/api/auth/staff/?role=teacher',
    '/api/auth/staff/?role=tutor',
    '/api/auth/parents/?page_size=50',
  ];
  return {
    who: 'the admin',
    api: school.admin,
    paths: [...people.map(({ user }) => `/api/auth/users/${user.id}/`), ...lists],
    about: { texts: people.map(({ email }) => email), people: [] },
  };
}
