import { expect, test } from '@playwright/test';
import { audit, sentenceOf } from '../suite/accessibility/audit';
import { accessibilityFailure } from '../suite/matchers/accessibility';
import { FINDING_LABEL } from '../suite/monitoring/page-error-report';

const page = (body: string, style = '') =>
  `<!doctype html><html lang="ru"><title>t</title><style>${style}</style><main><h1>t</h1>${body}</main></html>`;

test('accessibility: a clean page has no barrier', async ({ page: tab }) => {
  await tab.setContent(page('<button>Сохранить</button>'));
  expect(await audit(tab)).toEqual([]);
});

test('accessibility: a button without a name is named with its place', async ({ page: tab }) => {
  await tab.setContent(page('<button id="nameless"></button>'));
  expect((await audit(tab)).map(sentenceOf)).toEqual([
    expect.stringMatching(/^critical: button-name, .+ \(#nameless\)$/),
  ]);
});

test('accessibility: colours that fail only in the dark are found', async ({ page: tab }) => {
  const style = '@media (prefers-color-scheme: dark) { body { background: #111 } p { color: #222 } }';
  await tab.setContent(page('<p>Текст</p>', style));
  expect((await audit(tab)).map(({ rule, scheme }) => `${rule} ${scheme}`)).toContain('color-contrast dark');
  expect((await audit(tab)).map(({ rule, scheme }) => `${rule} ${scheme}`)).not.toContain('color-contrast light');
});

test('accessibility: what fades in is looked at when it has arrived', async ({ page: tab }) => {
  await tab.setContent(page('<p style="animation: in 600ms">Текст</p>', '@keyframes in { from { color: #fff } }'));
  expect(await audit(tab)).toEqual([]);
});

test('accessibility: a list that is on its way is waited for', async ({ page: tab }) => {
  const script = "setTimeout(() => { document.querySelector('p').outerHTML = '<button></button>' }, 300)";
  await tab.setContent(page(`<p role="status">Загрузка…</p><script>${script}</script>`));
  expect((await audit(tab)).map(({ rule }) => rule)).toEqual(['button-name']);
});

test('accessibility: a dialog is looked at, the dimmed page behind it is not', async ({ page: tab }) => {
  const behind = '<div data-aria-hidden="true" aria-hidden="true"><p style="color: #eee">Страница</p></div>';
  await tab.setContent(
    page(`${behind}<div role="dialog" aria-modal="true" aria-label="Окно"><button id="nameless"></button></div>`),
  );
  expect((await audit(tab)).map(({ rule, places }) => [rule, ...places])).toEqual([['button-name', '#nameless']]);
});

const barrier = {
  rule: 'button-name',
  impact: 'critical',
  help: 'Buttons must have a name',
  scheme: 'light',
  places: ['#a', '#b'],
} as const;

test('accessibility: where it is enforced a barrier fails, in words', async () => {
  const { pass, message } = await accessibilityFailure([barrier], 'the profile', true);
  expect(pass).toBe(false);
  expect(message()).toBe(
    'Some people cannot use the profile:\n- critical: button-name, Buttons must have a name (#a, and 1 more)',
  );
  expect((await accessibilityFailure([], 'the profile', true)).pass).toBe(true);
});

test('accessibility: elsewhere a barrier is a finding in the reports and fails nothing', async () => {
  expect((await accessibilityFailure([barrier], 'the profile', false)).pass).toBe(true);
  const { annotations, attachments } = test.info();
  expect(annotations.filter(({ type }) => type === FINDING_LABEL).map(({ description }) => description)).toEqual([
    'the profile: critical: button-name, Buttons must have a name (#a, and 1 more)',
  ]);
  expect(attachments.map(({ name }) => name)).toContain('accessibility of the profile');
});
