/** Which scripts and styles of a deployment are loaded: those that its page and its scripts name. */
import { expect, test } from '@playwright/test';
import { filesNamedIn, filesOfPage } from '../suite/deployment/build';

const page = (
  script: string,
  style: string,
) => `<head><link rel="icon" href="/favicon.ico"><link rel="manifest" href="/manifest.json">
  <script type="module" crossorigin src="${script}"></script><link rel="stylesheet" crossorigin href="${style}">
  <script src="https://static.yoomoney.ru/checkout-ui/v2.js"></script></head>`;

for (const [script, style] of [
  ['/assets/index-B3TbCOyY.js', '/assets/index-B3PvwCVT.css'],
  ['/js/main-B3TbCOyY.js', '/css/main-B3PvwCVT.css'],
  ['/static/app.3f2a.js', '/static/app.3f2a.css'],
] as const) {
  test(`built files: the page names ${script} and ${style}, and files of another server do not belong to the build`, () => {
    expect(filesOfPage(page(script, style))).toEqual([script, style]);
    expect(filesOfPage(page(`.${script}`, `${style}?v=2`))).toEqual([script, style]);
  });
}

test('built files: a script names its neighbours and, with their folder, other parts of the build', () => {
  const folders = new Set(['/js/', '/css/']);
  const script =
    'const m=["js/teacher--qRwA1uL.js","css/Chat-DqH3n7RT.css"];import("./charts-DhQMLQHf.js");import(`/js/page-CV5bVIIn.js`);url(/css/a-B3PvwCVT.css)';
  expect(filesNamedIn(script, '/js/main-B3TbCOyY.js', folders)).toEqual([
    '/js/teacher--qRwA1uL.js',
    '/css/Chat-DqH3n7RT.css',
    '/js/charts-DhQMLQHf.js',
    '/js/page-CV5bVIIn.js',
    '/css/a-B3PvwCVT.css',
  ]);
});

test('built files: texts of a library that look like files are not files of the build', () => {
  const script = 'see("./utils.js");load("node_modules/some-library1.js");at("example.css")';
  expect(filesNamedIn(script, '/js/main-B3TbCOyY.js', new Set(['/js/']))).toEqual([]);
});
