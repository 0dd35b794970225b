/** A text that is cut everywhere in the same way is one cause. */
import { expect, test } from '@playwright/test';
import { keyOf } from '../../reporting/causes/cause-key';
import type { Failure } from '../../suite/failure/failure';

const COMMENT = 'Хорошо решено, не хватает объяснений: распишите';

const different = (expected: string, seen: string, page?: string): Failure => ({
  code: 'different',
  control: { kind: 'value', names: [page ?? 'feedback'] },
  expected,
  seen,
  ...(page === undefined ? {} : { page }),
});

test('causes: a text that is cut after as many characters on pages and in responses is one cause', () => {
  const keys = [
    different(COMMENT, 'Оценка 85 Хорошо решено, не хватает объОценено', '/student'),
    different(COMMENT, 'Хорошо решено, не хватает объ'),
    different(`«${COMMENT}»`, 'Комментарий: «Хорошо решено, не хватает объ»', '/parent'),
  ].map(keyOf);
  expect(new Set(keys)).toEqual(new Set(['different text cut after 29 characters']));
});

test('causes: another difference is not taken for a text that is cut', () => {
  const withMark = (id: string) => `Домашняя работа: Уравнения [20261122T100000-aaaaaa · ${id}]`;
  const others = [
    different(withMark('1f2e3d4c'), `${withMark('9a8b7c6d')} и другие`, '/student'),
    different('Решите 5 уравнений, из учебника', 'Решите 5 уравнений; из учебника', '/teacher'),
    different('85 из 100', '84 из 100', '/student'),
    different(COMMENT, 'Комментария нет', '/student'),
  ];
  for (const failure of others) expect(keyOf(failure)).not.toContain('cut after');
});
