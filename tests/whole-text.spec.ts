import { expect as plain, test } from '@playwright/test';
import { expect } from '../suite/matchers';
import { errorMessageOf } from './specimens/error-message';

const TEXT = 'Первая строка текста.\nВторая строка текста.\nТретья строка текста.';
const LINES = TEXT.replaceAll('\n', '<br>');
const fast = expect.configure({ timeout: 200 });

const WHOLE = {
  'a plain paragraph': `<p>${LINES}</p>`,
  'a box that scrolls': `<div style="height: 1.2em; overflow: auto">${LINES}</div>`,
  'a cut copy beside the whole text': `<p style="height: 1px; overflow: hidden">${LINES}</p><p>${LINES}</p>`,
};
const CUT = {
  'a limit of lines': `<p style="display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden">${LINES}</p>`,
  'an ellipsis': `<p style="width: 8em; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${LINES}</p>`,
  'a box around it': `<div style="height: 1.2em; overflow: clip"><p>${LINES}</p></div>`,
};

test('whole text: a text that is shown or can be scrolled to its end passes, one that is cut off does not', async ({
  page,
}) => {
  for (const [what, content] of Object.entries(WHOLE)) {
    await page.setContent(`<main>${content}</main>`);
    await fast(page.locator('main'), what).toShowWholeText(TEXT);
  }
  for (const [what, content] of Object.entries(CUT)) {
    await page.setContent(`<main>${content}</main>`);
    const message = await errorMessageOf(() => fast(page.locator('main')).toShowWholeText(TEXT));
    plain(message, what).toMatch(/cannot be read to its end: its box shows \d+ of \d+ px/);
  }
  await page.setContent('<main>Первая строка текста.</main>');
  const message = await errorMessageOf(() => fast(page.locator('main')).toShowWholeText(TEXT));
  plain(message).toContain('the text is not there');
});
