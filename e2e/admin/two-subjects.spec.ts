import { about, expect, missingSubjects, repeatedSubjects, skipMissingFeature, test } from '../../fixtures';

/** A student may learn two subjects with one teacher: the second is accepted, and every list tells both. */

test(
  'BW a student gets a second subject with the same teacher, and every list tells both',
  about({
    titleRu: 'ученик получает второй предмет у того же преподавателя, и все списки показывают оба',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'student', 'parent', 'tutor'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const [parent, tutor, teacher] = [
      await accounts.create('parent'),
      await accounts.create('tutor'),
      await accounts.create('teacher'),
    ];
    const { student, subjects, refusal, isOffered } = await families.withTwoSubjects({ parent, tutor }, teacher);
    await skipMissingFeature(!isOffered, 'enrolment of a student in a subject with a teacher');
    expect(
      refusal,
      'the refusal of a second subject with the same teacher, which another student gets',
    ).toBeUndefined();
    // Another teacher takes nothing from the first one.
    await families.enrol(student, await accounts.create('teacher'));
    const sessions = {
      teacher: await accounts.signIn(teacher),
      parent: await accounts.signIn(parent),
      tutor: await accounts.signIn(tutor),
    };
    for (const role of ['teacher', 'parent', 'tutor'] as const) {
      expect
        .soft(
          missingSubjects(await families.listsOfStudents(sessions[role], role), student, subjects),
          `lists of the ${role} without a subject of the student`,
        )
        .toEqual([]);
    }
    const own = await families.subjectsOfStudent(await accounts.signIn(student));
    // The second subject is the one in which the student was enrolled twice.
    const twice = subjects.slice(1);
    const ofTeacher = await families.listsOfStudents(sessions.teacher, 'teacher');
    expect
      .soft(
        [...repeatedSubjects(own, undefined, twice), ...repeatedSubjects(ofTeacher, student, twice)],
        'lists with a subject twice, in which the student was enrolled a second time',
      )
      .toEqual([]);
    expect(missingSubjects(own, undefined, subjects), 'own lists of the student without a subject').toEqual([]);
  },
);

test(
  'BS a lesson of a student who learns its subject with two teachers is listed once',
  about({
    titleRu: 'занятие ученика, изучающего предмет у двух преподавателей, стоит в списках один раз',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'student'],
    changesData: true,
  }),
  async ({ accounts, families, lessonRules }) => {
    const [teacher, other] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('teacher', { subject: 'Математика' }),
    ];
    const student = await accounts.create('student');
    await families.enrol(student, teacher);
    await families.enrol(student, other);
    const lesson = await lessonRules.planned(teacher, student);
    expect.soft(await lessonRules.storedLike(lesson), 'the lesson in the list of the admin').toHaveLength(1);
    for (const [who, account] of [
      ['teacher', teacher],
      ['student', student],
    ] as const) {
      const ids = await lessonRules.ownLessons(await accounts.signIn(account));
      await skipMissingFeature(ids === undefined, `list of the own lessons for a ${who}`);
      expect.soft(ids, `the lesson in the list of the ${who}`).toEqual([lesson.id]);
    }
  },
);
