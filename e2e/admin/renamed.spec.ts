import { about, expect, skipMissingFeature, test } from '../../fixtures';

test(
  'BW a student who is renamed has the new name in the answers that the teacher reads',
  about({
    titleRu: 'переименованный ученик стоит под новым именем в ответах, которые читает преподаватель',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'student'],
    changesData: true,
  }),
  async ({ accounts, administration, assignments }) => {
    const account = await accounts.create('student');
    const homework = await assignments.create({ assignedTo: [account.user.id] });
    const sent = await assignments.submittedWith(await accounts.signIn(account), homework);
    const nameNow = async () => (await assignments.record(sent)).student.full_name ?? '';
    await skipMissingFeature(!(await nameNow()).includes(account.user.first_name), 'name of the student in an answer');
    await skipMissingFeature(
      !(await administration.changeFirstName(account.user.id, 'Переименованный')),
      'change of the name of an account',
    );
    expect(await nameNow(), 'the name of the student in the answer').toContain('Переименованный');
  },
);

test(
  'BW a tutor who is renamed has the new name beside the students',
  about({
    titleRu: 'переименованный тьютор стоит рядом со своими учениками под новым именем',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ accounts, administration }) => {
    const tutor = await accounts.create('tutor');
    const student = await accounts.create('student', { tutor_id: tutor.user.id });
    const nameNow = async () => (await administration.student(student.user.id)).tutor?.full_name ?? '';
    await skipMissingFeature(!(await nameNow()).includes(tutor.user.first_name), 'name of the tutor beside a student');
    await skipMissingFeature(
      !(await administration.changeFirstName(tutor.user.id, 'Переименованная')),
      'change of the name of an account',
    );
    expect(await nameNow(), 'the name of the tutor beside the student').toContain('Переименованная');
  },
);
