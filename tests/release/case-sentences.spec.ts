/** Causes that only a case of their own describes, in sentences for readers who know the product. */
import { expect, test } from '@playwright/test';
import { withDistinctTitles } from '../../reporting/render/release/distinct-titles';
import { failureText, sentenceOf } from '../../reporting/causes/sentences';
import { outsideSteps } from '../../reporting/cases/outside-steps';
import { casesOf } from '../../suite/catalogue';
import type { Failure } from '../../suite/failure/failure';
import { NO_DETAILS } from '../specimens/failures';

const printed = (failure: Failure) => sentenceOf({ failure, check: undefined });

test('sentence: what could not be tried is described by its case, and in Russian without the words of the suite', () => {
  const titled = (title: string, titleRu: string) => ({ caseResult: { id: `a.spec.ts › ${title}`, title, titleRu } });
  const blocked = [
    titled('S6 late answers are accepted until the last moment', 'поздние ответы принимаются до последнего момента'),
    titled('S6 another', 'другой'),
  ];
  const missing: Failure = { code: 'blocked', seen: 'the platform stores no last moment for late answers.' };
  expect(sentenceOf({ failure: missing, check: undefined, blocked })).toEqual({
    en: 'Could not be tried: «late answers are accepted until the last moment» and 1 further case: the platform stores no last moment for late answers',
    ru: 'Не удалось проверить: «поздние ответы принимаются до последнего момента» и ещё 1 кейс',
  });
  const place: Failure = {
    code: 'control-missing',
    control: { kind: 'place', names: ["getByRole('dialog')"] },
    page: '/dashboard/tutor/reports',
  };
  expect(sentenceOf({ failure: place, check: undefined, blocked: blocked.slice(1) }).ru).toBe(
    'Не удалось проверить: «другой»: на странице отчётов тьютора нет нужного элемента',
  );
  // What the platform names needs no case.
  expect(sentenceOf({ failure: NO_DETAILS, check: undefined, blocked })).toEqual(printed(NO_DETAILS));
});

test('sentence: an expectation that too many and none would break says what the page was searched for', () => {
  const described = { caseResult: { id: 'P1' } };
  const beyond = { caseResult: { id: 'a.spec.ts › a', title: 'a', titleRu: 'а' } };
  const without = (locator: string, failed = described): string =>
    sentenceOf({
      failure: { code: 'control-missing', control: { kind: 'place', names: [locator] } },
      check: undefined,
      failed: [failed],
    }).ru;
  const only = 'Когда родитель открывает «Мои дети», не выполняется: «показан только собственный ребёнок».';
  for (const locator of [
    "getByRole('main').first().getByText('Олег Проверкина-20261128t125759-fce6f2-f4e535a1', { exact: true }).first()",
    "getByText('Дети').getByRole('link', { name: 'Олег Проверкина' })",
    "getByRole('row').filter({ hasText: 'Олег Проверкина' })",
  ])
    expect(without(locator)).toBe(`${only} На странице не найдено: «Олег Проверкина»`);
  expect(without("getByRole('main').getByText(/^Олег/)")).toBe(`${only} На странице этого нет`);
  expect(without("getByText('O\\'Neill')", beyond)).toBe("Не выполняется: «а». На странице не найдено: «O'Neill»");
  // Too many: the value that the page shows is told instead.
  const different: Failure = { code: 'different', control: { kind: 'place', names: ["getByText('Anna')"] } };
  expect(sentenceOf({ failure: different, check: undefined, failed: [described] }).ru).toBe(only.slice(0, -1));
});

test('sentence: expected and actual value are told, unless the suite words them; nothing is told as such', () => {
  const value = (expected: string, seen: string): Failure => ({
    code: 'different',
    control: { kind: 'value', names: ['the text of the answer'] },
    expected,
    seen,
  });
  const description = (failure: Failure) => failureText(failure, { id: 'a', title: 'a', titleRu: 'а' }).ru;
  expect(description(value('85/100', '"84/100"'))).toBe('Не выполняется: «а». Ожидалось «85/100», показано «84/100».');
  expect(description(value('"Решил подстановкой.', 'undefined'))).toBe(
    'Не выполняется: «а». Ожидалось «Решил подстановкой.», но этого нет.',
  );
  expect(description(value('the moment of grading in local time', 'the place is not on the page'))).toBe(
    'Не выполняется: «а»',
  );
});

test('sentence: what failed between the steps of a scenario is named by the scenario and its cases', () => {
  const ids = (scenario: Parameters<typeof casesOf>[0]) => casesOf(scenario).map(({ id }) => id);
  const numbered = ids('S4').filter((id) => /^4\./.test(id));
  expect(outsideSteps(numbered)).toBe('подготовка и проверки между шагами сценария S4 (кейсы 4.1–4.12)');
  expect(outsideSteps(['P3'])).toBe('подготовка и проверки между шагами сценария P (кейс P3)');
  expect(outsideSteps(['4.1', '4.2', '5.1', '5.2', '5.3'])).toBe(
    'подготовка и проверки между шагами сценариев S4, S5 (кейсы 4.1, 4.2, 5.1–5.3)',
  );
  expect(outsideSteps([])).toBeUndefined();
});

test('sentence: two causes with one sentence are told apart by what differs', () => {
  const cause = (request: string | null, page: string | null, id: string) => ({
    title: { en: 'The same', ru: 'То же' },
    request,
    page,
    failed: [],
    blocked: [id],
  });
  const titles = (...causes: ReturnType<typeof cause>[]) => withDistinctTitles(causes).map(({ title }) => title.ru);
  expect(titles(cause('GET /a/', '/p', '1.1'), cause('GET /b/', '/p', '1.2'))).toEqual([
    'То же (`GET /a/`)',
    'То же (`GET /b/`)',
  ]);
  expect(titles(cause(null, '/p', '1.1'), cause(null, '/q', '1.2'))).toEqual(['То же (`/p`)', 'То же (`/q`)']);
  expect(titles(cause(null, null, '1.1'), cause(null, null, '1.2'))).toEqual(['То же (`1.1`)', 'То же (`1.2`)']);
  expect(titles(cause('GET /a/', '/p', '1.1'))).toEqual(['То же']);
});
