import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { timeLimit } from '../lib/pausable-time';
import { PROJECT_ROOT } from '../suite/config/environment';
import { ROLES } from '../suite/config/names';
import { colourOf } from '../suite/headed/colours';
import { withInspector, layOut, layOutPhones, type WindowBounds } from '../suite/headed/window-bounds';
import { keepCaption, showCaption } from '../suite/headed/caption';
import type { Caption } from '../suite/headed/caption-content';
import { FirstStop, holdTimeWhileStopped } from '../suite/headed/first-stop';
import { changeBrowsers, placed } from '../suite/headed/inspector-window';
import { withExtendedTimeout } from '../suite/sessions/extend-timeout';
import { testsFor } from '../tools/cases/chosen-tests';
import { listedTests } from '../tools/suite/listed-tests';
import { splitIds, withNamedCases } from '../tools/cases/named-cases';
import { refuseUnknownFiles } from '../tools/cases/named-files';
import { command } from './doctor/child';

const NO_SCREEN = { DISPLAY: '', WAYLAND_DISPLAY: '' };

test('interactive: cases are selected by id, by scenario, by words in either language and by spec file', async () => {
  const tests = await listedTests();
  const titles = (...words: string[]) => testsFor(tests, words).map(({ title }) => title);
  expect(titles('4.8')).toEqual(['S4 the teacher grades an answer']);
  expect(titles('S4')).toEqual(
    expect.arrayContaining(['S4 the teacher grades an answer', 'S4.a–e nobody but the author can write a mark']),
  );
  expect(titles('A2')).toEqual(['A2 the teacher signs in and lands on the own dashboard']);
  expect(titles('балл', '85')).toContain('S4 the teacher grades an answer');
  expect(titles('Vladivostok')).toHaveLength(1);
  expect(titles('no such word')).toEqual([]);
  const ofParents = tests.filter(({ file }) => file.startsWith('parent/')).map(({ title }) => title);
  expect(ofParents.length).toBeGreaterThan(2);
  for (const folder of ['e2e/parent', './e2e/parent/', path.join(PROJECT_ROOT, 'e2e', 'parent')])
    expect(titles(folder), folder).toEqual(ofParents);
  expect(titles('e2e/parent/', 'journey.spec.ts')).toHaveLength(ofParents.length + 1);
  expect(titles('e2e/parent/', 'балл', '85')).toEqual([]);
  expect(titles()).toHaveLength(tests.length);
});

test('interactive: npm start takes ids of cases, and leaves values of options alone', () => {
  expect(splitIds(['4.8', '--workers', '4', 'A12', 'S5'])).toEqual({
    ids: ['4.8', 'A12', 'S5'],
    others: ['--workers', '4'],
  });
  expect(splitIds(['e2e/journey.spec.ts', '-g', 'S4', '--shuffle', '7'])).toEqual({
    ids: [],
    others: ['e2e/journey.spec.ts', '-g', 'S4', '--shuffle', '7'],
  });
});

test('interactive: npm start runs the tests of spec files beside those of ids', async () => {
  const listed = (words: readonly string[]) =>
    withNamedCases(words, async ([, list = '', ...rest]) => ({ list: readFileSync(list, 'utf8'), rest }));
  const { list, rest } = await listed(['e2e/journey', 'SE9', '--workers', '1']);
  expect(rest).toEqual(['--workers', '1']);
  expect(list.split('\n').filter((line) => line.includes('›'))).toEqual([
    expect.stringContaining('journey.spec.ts › J1'),
    expect.stringContaining('SE9'),
  ]);
  await expect(listed(['e2e/journey.spec.ts:4', 'SE9'])).rejects.toThrow('names a line');
});

test('interactive: npm start refuses a word that fits no spec file, and nothing that Playwright may understand', () => {
  const journey = path.join(PROJECT_ROOT, 'e2e', 'journey.spec.ts');
  for (const word of [
    'e2e/journey.spec.ts',
    'Journey',
    'journey.spec.ts:4:1',
    '/s[34]-.*spec/',
    './e2e/admin',
    journey,
  ])
    expect(() => refuseUnknownFiles([word]), word).not.toThrow();
  for (const words of [['--only-changed', 'main'], ['-c', 'other.config.ts', 'idle'], ['--headed'], []])
    expect(() => refuseUnknownFiles(words), words.join(' ')).not.toThrow();
  for (const word of ['nonsense', 'e2e/journy', '/s9-/', 'tests/cases.spec.ts'])
    expect(() => refuseUnknownFiles(['journey', word]), word).toThrow(`${word} is no case`);
});

for (const script of ['debug.ts', 'codegen.ts', 'ui.ts']) {
  test(`interactive: ${script} says in one sentence that there is no screen`, async () => {
    test.skip(process.platform !== 'linux', 'other systems always have a screen');
    const ended = await command(script, script === 'codegen.ts' ? ['teacher'] : [], NO_SCREEN);
    expect(ended.output.trim()).toMatch(/^This machine has no screen to show a window on .+\.$/);
    expect(ended.status).toBe(2);
  });
}

test('interactive: an unknown word and an unknown pace are usage errors', async () => {
  const wrong = await command('headed.ts', ['--pace', 'hasty', '--hold-for', 'ever'], { DISPLAY: ':0' });
  expect(wrong.output).toContain('--pace takes slow, normal, fast, none.');
  expect(wrong.output).toContain('--hold-for takes a number of minutes, or a time');
  expect(wrong.status).toBe(2);
  const nobody = await command('codegen.ts', ['teachr'], { DISPLAY: ':0' });
  expect(nobody.output).toContain(
    `Say whose windows: npm run codegen -- ${ROLES.slice(0, -1).join(', ')} or ${ROLES.at(-1)}`,
  );
  expect(nobody.status).toBe(2);
});

for (const [width, height] of [
  [1600, 1000],
  [1366, 768],
  [1920, 1050],
] as const) {
  test(`interactive: up to six windows are all seen on a screen of ${width} × ${height}`, () => {
    const screen = { left: 0, top: 30, width, height };
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const { windows, zoom } = layOut(count, screen);
      expect(windows).toHaveLength(count);
      // Each has a corner of its own, inside the screen.
      expect(new Set(windows.map(({ left, top }) => `${left} ${top}`)).size).toBe(count);
      for (const one of windows) {
        expect(one.left + one.width).toBeLessThanOrEqual(width);
        expect(one.top + one.height).toBeLessThanOrEqual(30 + height);
        // Wide enough for the layout of a desktop.
        expect((one.width - 8) / zoom).toBeGreaterThanOrEqual(976);
        const covered = windows.filter((other) => other !== one && coversHalf(other, one));
        expect(covered, `${count} windows`).toEqual([]);
      }
    }
  });
}

function coversHalf(one: WindowBounds, other: WindowBounds): boolean {
  const common = (start: 'left' | 'top', size: 'width' | 'height') =>
    Math.max(0, Math.min(one[start] + one[size], other[start] + other[size]) - Math.max(one[start], other[start]));
  return common('left', 'width') * common('top', 'height') > (other.width * other.height) / 2;
}

test('interactive: two windows share the screen side by side, and phones stand in a row that fits its height', () => {
  const screen = { left: 0, top: 0, width: 1366, height: 768 };
  expect(layOut(2, screen).windows).toEqual([
    { left: 0, top: 0, width: 683, height: 768 },
    { left: 683, top: 0, width: 683, height: 768 },
  ]);
  expect(layOut(1, { ...screen, width: 1920 })).toMatchObject({ windows: [{ width: 1440 }], zoom: 1 });
  expect(layOutPhones(3, { width: 412, height: 839 }, screen)).toEqual({
    windows: [0, 427, 854].map((left) => ({ left, top: 0 })),
    height: 668,
  });
});

test('interactive: the inspector stands beside the windows, which have the layout of a desktop', () => {
  for (const [width, height] of [
    [1366, 768],
    [1600, 1000],
    [1920, 1050],
  ] as const) {
    const { pages, inspector } = withInspector({ left: 0, top: 30, width, height });
    expect(inspector.left).toBe(pages.width);
    expect(pages.width + inspector.width).toBe(width);
    expect(inspector.width).toBeGreaterThanOrEqual(380);
    expect(pages.width - 8).toBeGreaterThanOrEqual(976);
    expect(30 + height).toBeGreaterThanOrEqual(inspector.top + inspector.height);
  }
  // Two windows stand one above the other where the inspector leaves no more than a square.
  const square = withInspector({ left: 0, top: 0, width: 1600, height: 1000 }).pages;
  expect(layOut(2, square).windows.map(({ left, top }) => [left, top])).toEqual([
    [0, 0],
    [0, 500],
  ]);
  const opened = ['--app=data:text/html,', '--window-size=600,600', '--window-position=1020,10', '--test-type='];
  expect(placed(opened, { left: 1000, top: 0, width: 600, height: 968 })).toEqual([
    '--app=data:text/html,',
    '--test-type=',
    '--window-position=1000,0',
    '--window-size=600,968',
  ]);
});

test('interactive: a debug run stops once in each window, first before the named step, and not in a preparation', async () => {
  const stop = new FirstStop(['4.8']);
  const s4 = { testId: 'S4', cases: ['4.7', '4.8'], window: {} };
  stop.expectSteps('S4');
  expect(stop.isDue(s4), 'an action before the steps').toBe(false);
  expect(stop.isDue({ ...s4, step: '4.7' }), 'another step').toBe(false);
  const inSignIn = await stop.preparation(async () => stop.isDue({ ...s4, step: '4.8' }));
  expect(inSignIn, 'a preparation').toBe(false);
  expect(stop.isDue({ ...s4, step: '4.8' })).toBe(true);
  expect(stop.isDue(s4), 'the same window again').toBe(false);
  const student = { ...s4, window: {} };
  expect(stop.isDue({ ...student, step: '4.9' }), 'a later step').toBe(false);
  expect(stop.isDue(student), 'the first action in another window').toBe(true);
  const a2 = { testId: 'A2', cases: ['A2'], window: {} };
  expect(stop.isDue(a2), 'the first action of a test without steps').toBe(true);
  stop.expectSteps('S5');
  const s5 = { testId: 'S5', cases: ['5.1', '5.2'], window: {}, step: '5.1' };
  expect(stop.isDue(s5), 'the first step of a scenario').toBe(true);
});

test('interactive: the installed Playwright opens its inspector by what is changed here', async ({
  playwright,
  launchOptions,
}) => {
  const started: (readonly string[])[] = [];
  changeBrowsers((words) => {
    started.push(words);
    return [...words, '--window-position=1,2'];
  });
  try {
    await (await playwright.chromium.launch(launchOptions)).close();
  } finally {
    changeBrowsers((words) => words);
  }
  expect(started.filter((words) => words.some((word) => word.startsWith('--user-data-dir=')))).toHaveLength(1);
  const core = readFileSync(path.join(PROJECT_ROOT, 'node_modules/playwright-core/lib/coreBundle.js'), 'utf8');
  expect(core).toContain('"--app=data:text/html,"');
});

test('interactive: time limits stand still while the inspector holds a window', async ({ page }) => {
  await page.setContent('<button>press</button>');
  holdTimeWhileStopped(page);
  const inspector = page.context().debugger;
  await inspector.requestPause();
  const pressed = page.getByRole('button').click();
  await expect.poll(() => inspector.pausedDetails()?.title).toContain('Click');
  const limit = timeLimit(1);
  const reached = limit.reached.then(() => 'reached');
  expect(await Promise.race([reached, pause(300, 'held')])).toBe('held');
  await inspector.resume();
  await pressed;
  expect(await reached).toBe('reached');
});

test('interactive: a test without a time-out has none after a wait either', async () => {
  test.setTimeout(0);
  await withExtendedTimeout(async () => expect(test.info().timeout).toBe(0));
  expect(test.info().timeout).toBe(0);
});

test('interactive: all actors of a role have its colour', () => {
  expect(colourOf('second student')).toBe(colourOf('student'));
  expect(colourOf('own parent')).toBe(colourOf('parent'));
  expect(new Set([...ROLES, 'guest'].map(colourOf)).size).toBe(ROLES.length + 1);
});

test('interactive: the caption stays after a navigation, receives no click, and no locator finds it', async ({
  page,
}) => {
  let caption: Caption = {
    who: 'teacher',
    colour: 'rgb(29, 95, 168)',
    step: '4.8 teacher types the score 85',
    action: '',
  };
  await keepCaption(
    page,
    () => caption,
    () => undefined,
  );
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      // The strictest policy a platform may have.
      headers: { 'Content-Security-Policy': "default-src 'none'; script-src 'none'; style-src 'none'" },
      body: '<body><button>press</button></body>',
    }),
  );
  const isShown = () => page.screenshot().then((screenshot) => screenshot.byteLength);
  await page.goto('http://caption.example/first');
  const withStep = await isShown();
  caption = { ...caption, action: 'teacher fills in a long sentence about many things' };
  await showCaption(page, caption);
  expect(await isShown()).toBeGreaterThan(withStep);
  await page.goto('http://caption.example/second');
  expect(await isShown()).toBeGreaterThan(withStep);
  await expect(page.getByText('teacher')).toHaveCount(0);
  expect(await page.locator('body').innerText()).toBe('press');
  await expect(page.locator('body')).toMatchAriaSnapshot('- button "press"');
  await page.getByRole('button').evaluate((button) => (button.style.cssText = 'position:fixed;bottom:20px;left:48%'));
  await page.getByRole('button').click({ timeout: 2_000 });
});
