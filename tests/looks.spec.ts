/**
 * How the reports look, over a green, a red and an unreachable run, in both languages: contrast in both themes, headings,
 * language, print, a narrow screen, a large zoom; and no English in the Russian ones.
 */
import { expect, test, type Page } from '@playwright/test';
import { audit, sentenceOf } from '../suite/accessibility/audit';
import { LANGUAGES } from '../suite/texts/texts';
import { createFormatter, type Language } from '../reporting/text/language';
import { CASES, SCENARIOS } from '../suite/catalogue';
import { furtherReports } from './specimens/further-reports';
import { SAMPLE_TITLES } from './specimens/release';
import { BEYOND_TITLE, SAMPLE_RUNS, reportsOf, type SamplePage } from './specimens/reports';

// A busy machine needs half a minute for an audit of a long report.
test.describe.configure({ timeout: 180_000 });

/** A phone, a screen of 1280 px at a zoom of 400 %, a page of A4, a desktop screen. */
const WIDTHS = { phone: 360, zoomed: 320, paper: 718, desktop: 1280 } as const;

const pagesIn = (language: Language): SamplePage[] => {
  const format = createFormatter(language, 'Europe/Moscow');
  return [...SAMPLE_RUNS.flatMap((kind) => reportsOf(kind, format)), ...furtherReports(format)];
};

/** Runs in the page: words of headings, column heads and outcomes that are broken inside, or stick out of their cell. */
function brokenWords(): string[] {
  const broken: string[] = [];
  for (const element of document.querySelectorAll('h1, h2, h3, th, .mark, .decision')) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const word of (node.textContent ?? '').matchAll(/[\p{L}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
        if (new Set(lines.map(({ top }) => Math.round(top))).size > 1) broken.push(`${word[0]} is broken`);
      }
    }
    const cell = element.matches('.mark') ? element.closest('td') : null;
    if (cell !== null && element.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
      broken.push(`${element.textContent ?? ''} sticks out`);
  }
  return broken;
}

/** Runs in the page: keeps two of the rows and cards that look alike. The audit takes seconds for a hundred of them. */
function removeRepetitions(): void {
  const seen = new Map<string, number>();
  for (const element of document.querySelectorAll('tbody tr, .card, ul.cases > li')) {
    const looks = `${element.tagName} ${element.className} ${[...element.querySelectorAll('*')].map(({ tagName, className }) => `${tagName}.${className}`).join(' ')}`;
    const count = (seen.get(looks) ?? 0) + 1;
    seen.set(looks, count);
    if (count > 2) element.remove();
  }
}

async function layoutAt(
  page: Page,
  width: number,
): Promise<{ surplus: number; broken: string[]; emptyLabels: number }> {
  await page.setViewportSize({ width, height: 900 });
  return {
    surplus: Math.max(0, (await page.evaluate(() => document.documentElement.scrollWidth)) - width),
    broken: await page.evaluate(brokenWords),
    emptyLabels: await page
      .locator('td[data-label]')
      .evaluateAll((cells) => cells.filter((cell) => (cell.textContent ?? '').trim() === '').length),
  };
}

const SOUND = { surplus: 0, broken: [], emptyLabels: 0 };

for (const language of LANGUAGES) {
  for (const { name, html } of pagesIn(language)) {
    // The pages of a red run hold every element that the other pages hold, and Russian words are the longer ones.
    const tag = name.includes('red run') && language === 'ru' ? [] : ['@by-night'];
    test(
      `looks: ${name} in «${language}» has readable colours, one heading, its language, and fits phone, zoom and paper`,
      { tag },
      async ({ page }) => {
        await page.setContent(html);
        expect(await page.locator('h1').count()).toBe(1);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const width of [WIDTHS.desktop, WIDTHS.phone, WIDTHS.zoomed])
          expect(await layoutAt(page, width), `at ${width} px`).toEqual(SOUND);
        await page.emulateMedia({ media: 'print' });
        expect(await layoutAt(page, WIDTHS.paper), 'on paper').toEqual(SOUND);
        await page.emulateMedia({ media: null });
        // What a reader unfolds must fit, too.
        await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
        for (const width of [WIDTHS.desktop, WIDTHS.zoomed])
          expect(await layoutAt(page, width), `unfolded, at ${width} px`).toEqual(SOUND);
        await page.evaluate(removeRepetitions);
        expect((await audit(page)).map(sentenceOf)).toEqual([]);
      },
    );
  }
}

/** Four words of Latin letters in a row: a sentence of the other language. */
const LATIN = /[A-Za-z][A-Za-z’'-]*(?:[ ,;:–-]+[A-Za-z][A-Za-z’'-]*){3,}/;

/** Removes quotations, also nested ones. */
function withoutQuotations(text: string): string {
  const shorter = text.replace(/«[^«»]*»|„[^„“]*“/g, '…');
  return shorter === text ? text : withoutQuotations(shorter);
}

/** Shorter texts of ours are found in ordinary sentences by chance. */
const SHORTEST_TEXT = 3;
/** English titles of the suite that have a Russian form. In a Russian report none may stand, not even as a quotation. */
const OWN_ENGLISH = [
  ...[...SAMPLE_TITLES.values()].map(({ en }) => en),
  BEYOND_TITLE,
  ...CASES.map(({ wording }) => wording.en),
  ...SCENARIOS.map(({ title }) => title.en),
].filter((text) => text.split(' ').length >= SHORTEST_TEXT);

/** The English of a line: a sentence outside quotations, or a text of ours anywhere. */
function englishIn(line: string): string[] {
  const sentence = LATIN.exec(withoutQuotations(line))?.[0];
  const own = OWN_ENGLISH.filter((text) => line.includes(text)).map((text) => `ours: ${text}`);
  return sentence === undefined ? own : [sentence, ...own];
}

/** Runs in the page: its lines outside code and the fold. Without tags between them, cells would read as one sentence. */
function visibleLines(): string[] {
  for (const element of document.querySelectorAll('code, details.original, style')) element.remove();
  for (const quotation of document.querySelectorAll('q')) quotation.replaceWith(`«${quotation.textContent}»`);
  return [...document.querySelectorAll('p, li, td, th, dt, dd, h1, h2, h3, h4, a, footer, summary')].map(
    (element) => element.textContent ?? '',
  );
}

test('looks: no English sentence stands in a Russian page outside code, quotations and the fold, and no text of ours anywhere', async ({
  page,
}) => {
  const found: string[] = [];
  for (const { name, html } of pagesIn('ru')) {
    await page.setContent(html);
    const lines = await page.evaluate(visibleLines);
    found.push(...lines.flatMap(englishIn).map((words) => `${name}: ${words}`));
  }
  expect(found).toEqual([]);
});

test('looks: no English sentence stands in a Russian report in Markdown, as in a page', () => {
  const found = pagesIn('ru').flatMap(({ name, markdown = '' }) => {
    const visible = markdown
      .replace(/<details>.*?<\/details>/g, '…')
      .replace(/```[\s\S]*?```/g, '…')
      .replace(/`[^`]*`/g, '…')
      .replace(/\]\(<[^>]*>\)/g, ']');
    return visible
      .split('\n')
      .flatMap(englishIn)
      .map((words) => `${name}: ${words}`);
  });
  expect(found).toEqual([]);
});

test('looks: an English page has no Russian outside quotations', async ({ page }) => {
  const found: string[] = [];
  for (const { name, html } of pagesIn('en')) {
    await page.setContent(html);
    const lines = await page.evaluate(() => {
      for (const element of document.querySelectorAll('code, q, details.original, style, [lang="ru"]'))
        element.remove();
      return [...document.querySelectorAll('p, li, td, th, dt, dd, h1, h2, h3, h4, footer')].map(
        (element) => element.textContent ?? '',
      );
    });
    found.push(
      ...lines
        .filter((line) => /[а-яё]{2,}/i.test(withoutQuotations(line)))
        .map((line) => `${name}: ${line.trim().slice(0, 80)}`),
    );
  }
  expect(found).toEqual([]);
});
