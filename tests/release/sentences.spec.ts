/** Causes in sentences for readers who know the product and not its code. */
import { test } from '@playwright/test';
import texts from '../../suite/texts/en.json' with { type: 'json' };
import { failureOf } from '../../suite/failure/register';
import { expect } from '../../suite/matchers';
import { keyOf } from '../../reporting/causes/cause-key';
import { errorMessageOf } from '../specimens/error-message';
import { FAILURE_CODES, explainedByPage, refusal, type Failure } from '../../suite/failure/failure';
import { redirects, routes, tutorStudent } from '../../pages/routes';
import { isDescribedPage, isDescribedRoute } from '../../reporting/causes/page-words';
import { purposeOf } from '../../reporting/causes/purposes';
import { sentenceOf } from '../../reporting/causes/sentences';
import {
  GRADE,
  HOLE,
  INVENTED_PATH,
  LIST_NOT_LOADED,
  NO_DETAILS,
  OTHER_SCHEMA,
  SUBMIT_BY_PAGE,
  SUBMIT_BY_SUITE,
  crashOf,
} from '../specimens/failures';

const printed = (failure: Failure) => sentenceOf({ failure, check: undefined });

for (const [failure, en, ru] of [
  [
    SUBMIT_BY_SUITE,
    'A student cannot send an answer: the platform answers 400 to it',
    'Ученик не может отправить ответ: платформа отвечает 400',
  ],
  [
    SUBMIT_BY_PAGE,
    'A student cannot send an answer: the platform answers 400 to it, and the page reports success all the same',
    'Ученик не может отправить ответ: платформа отвечает 400, а страница сообщает об успехе',
  ],
  [
    GRADE,
    'A teacher cannot grade an answer: the platform answers 500 to it',
    'Преподаватель не может оценить ответ: платформа отвечает 500',
  ],
  [
    LIST_NOT_LOADED,
    "The teacher's assignments page cannot load its data: its request is answered 404",
    'Страница заданий преподавателя не загружает данные: на её запрос платформа отвечает 404',
  ],
  [
    NO_DETAILS,
    "There is no link «Подробнее» or «Открыть» on the student's assignments page",
    'На странице заданий ученика нет ссылки «Подробнее» или «Открыть»',
  ],
  [
    { ...NO_DETAILS, code: 'control-unusable' },
    "The link «Подробнее» or «Открыть» on the student's assignments page cannot be used",
    'На странице заданий ученика есть ссылка «Подробнее» или «Открыть», но пользоваться этим нельзя',
  ],
  [
    crashOf('/dashboard/student'),
    "The student's dashboard crashes into its error screen",
    'Страница «Кабинет ученика» падает с экраном ошибки',
  ],
  [
    HOLE,
    'The platform lets a user grade an answer without permission',
    'Платформа позволяет оценить ответ тому, у кого нет на это права',
  ],
  [
    OTHER_SCHEMA,
    'The admin cannot see the list of users: the platform agrees, but its answer is not of the form that the suite expects',
    'Администратор не может увидеть список пользователей: платформа соглашается, но отвечает не в том виде, которого ждёт набор тестов',
  ],
  [
    { code: 'no-answer', request: { method: 'POST', path: '/api/auth/login/' } },
    'A user cannot sign in: the platform does not answer',
    'Пользователь не может войти в систему: платформа не отвечает',
  ],
  [
    refusal('GET /api/nobody/knows/', 404, { by: 'page' }),
    'The platform answers 404 to a request that its own page needs',
    'Платформа отвечает 404 на запрос, который нужен её собственной странице',
  ],
] as const satisfies readonly (readonly [Failure, string, string])[]) {
  test(`sentence: ${en}`, () => expect(printed(failure)).toEqual({ en, ru }));
}

test('sentence: nobody discloses the own data, in either language', () => {
  const leakOf = (path: string, method = 'GET') =>
    printed({ code: 'given-away', request: { method, path }, status: 200 });
  expect(leakOf('/api/reports/tutor-weekly-reports/')).toEqual({
    en: 'The platform discloses private data: a user without permission can see reports that are not meant for this user',
    ru: 'Платформа отдаёт чужие данные: без права на это можно увидеть отчёты, не предназначенные этому пользователю',
  });
  const keys = Object.keys(texts).filter((key) => /^purpose\..*TheOwn/.test(key));
  expect(keys).not.toEqual([]);
  for (const key of keys) expect(Object.keys(texts)).toContain(key.replace('purpose.', 'disclosed.'));
  for (const leak of [
    leakOf('/api/materials/parent/'),
    leakOf('/api/dashboard/tutor/students/'),
    leakOf('/api/accounts/profile/'),
    leakOf('/api/auth/me/', 'PATCH'),
  ]) {
    expect(leak.en).not.toMatch(/\bown\b/);
    expect(leak.ru).not.toMatch(/сво(?:и|й|ю|его)/);
    expect(leak.en).toContain('not meant for this user');
  }
});

test('sentence: a wrong value is described by what its case expects, in both languages', () => {
  const failed = [{ caseResult: { id: 'B24' } }];
  const value: Failure = {
    code: 'different',
    control: { kind: 'value', names: ['the users active today'] },
    page: '/admin/accounts',
  };
  expect(sentenceOf({ failure: value, check: undefined, failed })).toEqual({
    en: 'When the admin compares «Активных сегодня» before and after an account is deactivated, this is not met: «inactive accounts are not counted as active»',
    ru: 'Когда администратор сравнивает «Активных сегодня» до и после деактивации учётной записи, не выполняется: «неактивные учётные записи не считаются активными»',
  });
  // A request or a control that is at fault is named instead.
  expect(sentenceOf({ failure: GRADE, check: undefined, failed })).toEqual(printed(GRADE));
  expect(sentenceOf({ failure: NO_DETAILS, check: undefined, failed })).toEqual(printed(NO_DETAILS));
  const message: Failure = {
    code: 'different',
    control: { kind: 'message', names: ['Успешно'] },
    page: '/admin/accounts',
  };
  expect(sentenceOf({ failure: message, check: undefined, failed })).toEqual(printed(message));
});

test('sentence: a wrong value in a test beyond the protocol is described by its title, in both languages', () => {
  const failed = [
    {
      caseResult: {
        id: 'assignments/life.spec.ts › S1 S2 a draft is known to its teacher only',
        title: 'S1 S2 a draft is known to its teacher only',
        titleRu: 'черновик известен только его преподавателю',
      },
    },
  ];
  const value: Failure = { code: 'different', control: { kind: 'value', names: ['ids in the list of the student'] } };
  const row: Failure = {
    code: 'control-missing',
    control: { kind: 'value', names: ['the row of the new account'] },
    page: '/admin/accounts',
  };
  for (const failure of [value, row]) {
    expect(sentenceOf({ failure, check: undefined, failed })).toEqual({
      en: 'Not met: «a draft is known to its teacher only»',
      ru: 'Не выполняется: «черновик известен только его преподавателю»',
    });
    const [first] = failed;
    expect(
      sentenceOf({ failure, check: undefined, failed: [first, first, first].flatMap((one) => one ?? []) }),
    ).toEqual({
      en: 'Not met: «a draft is known to its teacher only» and 2 further cases',
      ru: 'Не выполняется: «черновик известен только его преподавателю» и ещё 2 кейса',
    });
  }
});

test('sentence: a generated name is one cause in every test, and is printed without its run tag', () => {
  const option = (tag: string): Failure => ({
    code: 'control-missing',
    control: { kind: 'option', names: [`Мария Проверкина-20261128t125759-fce6f2-${tag}`] },
    page: '/admin/schedule',
  });
  expect(keyOf(option('f4e535a1'))).toBe(keyOf(option('7a47559a')));
  expect(printed(option('f4e535a1')).en).toBe("There is no option «Мария Проверкина» on the admin's schedule page");
});

test('sentence: responses that contradict each other are named by the request, also outside the steps of a case', () => {
  const failure: Failure = {
    code: 'different',
    request: { method: 'GET', path: '/api/assignments/submissions/:id/' },
    control: { kind: 'value', names: ['score of the answer'] },
    expected: '85',
    seen: 'null',
  };
  expect(
    sentenceOf({ failure, check: undefined, failed: [{ caseResult: { id: 'a test', title: 'a test' } }] }),
  ).toEqual({
    en: 'The response to GET /api/assignments/submissions/:id/ contradicts an earlier response: «score of the answer»',
    ru: 'Ответ на GET /api/assignments/submissions/:id/ расходится с тем, что платформа сообщила или сохранила раньше: «score»',
  });
});

test('sentence: a control with many accepted names is named by the first, in both languages', () => {
  const many: Failure = { ...NO_DETAILS, control: { kind: 'link', names: ['Подробнее', 'Открыть', 'Детали'] } };
  expect(printed(many)).toEqual({
    en: "There is no link «Подробнее» (or of a similar name) on the student's assignments page",
    ru: 'На странице заданий ученика нет ссылки «Подробнее» (или с похожим названием)',
  });
});

test('sentence: a control that is missing in one row names the row, since others may have it', () => {
  const inRow: Failure = {
    code: 'control-missing',
    control: { kind: 'button', names: ['Оценить', 'Grade'], row: 'Anna Ivanova' },
    page: '/dashboard/teacher/assignments',
  };
  expect(printed(inRow)).toEqual({
    en: "There is no button «Оценить» or «Grade» in the row of «Anna Ivanova» on the teacher's assignments page",
    ru: 'На странице заданий преподавателя нет кнопки «Оценить» или «Grade» в строке «Anna Ivanova»',
  });
});

test('sentence: data that is missing in the API is one cause on every page, and is named', async () => {
  const answer = { is_late: undefined, submitted_at: new Date('2026-11-20T10:00:00Z') };
  const message = await errorMessageOf(() =>
    expect(answer).toHaveCorrectLateFlag({ due_date: new Date('2026-11-21T10:00:00Z') }),
  );
  const other = await errorMessageOf(() => expect({ days_late: undefined }).toHaveDaysLate(3));
  const [first, second] = [failureOf(new Error(message)), failureOf(new Error(other))];
  expect(keyOf({ ...first, page: '/dashboard/student' })).toBe(keyOf(second));
  expect(printed(first)).toEqual({
    en: 'The API of the platform does not return whether and by how much an answer is late',
    ru: 'API платформы не сообщает, опоздал ли ответ и на сколько',
  });
});

test('sentence: files of one folder, and one value that two cases read, are one cause', () => {
  const file = (name: string) => keyOf(refusal(`GET /media/assignments/submissions/${name}`, 403));
  expect(file('solution.pdf')).toBe(file('solution.txt'));
  const value = (name: string) =>
    keyOf({ code: 'different', control: { kind: 'value', names: [name] }, page: '/admin/accounts' });
  expect(value('the users active today (after four accounts were created)')).toBe(value('the users active today'));
  expect(value('the users active today')).not.toBe(value('the sum of the users'));
});

test('sentence: a role that is refused on its own pages is one cause, however many pages', () => {
  const page = (name: string, path: string): Failure => ({
    code: 'page-forbidden',
    role: 'admin',
    control: { kind: 'page', names: [name] },
    page: path,
  });
  expect(keyOf(page('admin accounts', '/'))).toBe(keyOf(page('own dashboard', '/auth/signin')));
  expect(keyOf(page('admin accounts', '/'))).not.toBe(keyOf({ ...page('own dashboard', '/'), role: 'tutor' }));
  expect(printed(page('admin accounts', '/'))).toEqual({
    en: 'The admin cannot open the own pages: the landing page is shown instead',
    ru: 'Роль «администратор» не может открыть свои страницы: вместо них показана страница «Главная»',
  });
});

test('sentence: an element that is missing on a crashed page is a crash of the page', () => {
  const missing: Failure = {
    code: 'control-missing',
    control: { kind: 'button', names: ['Создать'] },
    page: '/admin/accounts',
  };
  expect(keyOf(explainedByPage(missing, 'page-crashed'))).toBe(keyOf(crashOf('/admin/accounts')));
  expect(explainedByPage(missing, 'page-elsewhere')).toEqual(missing);
  expect(explainedByPage(GRADE, 'page-crashed')).toEqual(GRADE);
});

test('sentence: a fault of the suite is named as such in both languages', () => {
  const check = { outcome: 'suite', reason: 'asked', asked: [] } as const;
  expect(sentenceOf({ failure: INVENTED_PATH, check }).en).toMatch(/^The suite's own request is at fault: /);
  expect(sentenceOf({ failure: INVENTED_PATH, check }).ru).toMatch(/^Ошибка самого набора тестов: /);
});

for (const code of FAILURE_CODES) {
  test(`sentence: a failure «${code}» has a sentence, even without further data`, () => {
    const { en, ru } = printed({ code });
    expect(en).toMatch(/^[A-ZА-Я«].*[^.]$/);
    expect(ru).toMatch(/^[А-Я«].*[^.]$/);
    expect(`${en} ${ru}`).not.toMatch(/undefined|null|\/api\//);
  });
}

test('sentence: every page of a route has a name', () => {
  const paths = Object.values(routes)
    .map(({ path }) => path)
    .filter((path) => path !== routes.notFound.path);
  expect(paths.filter((path) => !isDescribedPage(path))).toEqual([]);
});

test('sentence: every page of the suite has a name in Russian', () => {
  const names = [...Object.values(routes), ...Object.values(redirects), tutorStudent].map(({ name }) => name);
  expect(names.filter((name) => !isDescribedRoute(name))).toEqual([]);
});

test('sentence: both paths of the assignments have the same purpose', () => {
  expect(purposeOf({ method: 'POST', path: '/api/assignments/assignments/' })).toEqual(
    purposeOf({ method: 'POST', path: '/api/assignments/' }),
  );
});
