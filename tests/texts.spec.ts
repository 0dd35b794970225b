/** The catalogue of texts: the same keys and arguments in both languages, plural forms of each, nothing unused. */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../suite/config/environment';
import { LANGUAGES, text, type Language, type TextKey } from '../suite/texts/texts';
import { durationText } from '../reporting/text/language';
import { escapeRegExp } from '../lib/escape-regexp';

const read = (language: Language) =>
  z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'suite/texts', `${language}.json`), 'utf8')));
const MESSAGES: Record<Language, Record<string, string>> = { en: read('en'), ru: read('ru') };
const keys = Object.keys(MESSAGES.en) as TextKey[];
const elementsOf = (message: string) => parse(message, { ignoreTag: true });

/** Plural categories that a number can have in each language. Russian `other` is for fractions. */
const CATEGORIES: Record<Language, readonly string[]> = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] };

/** All elements of a message, those inside its branches included. */
function flat(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => [
    element,
    ...(element.type === TYPE.plural || element.type === TYPE.select
      ? Object.values(element.options).flatMap(({ value }) => flat(value))
      : []),
  ]);
}

function argumentsOf(message: string): string[] {
  const named = flat(elementsOf(message)).flatMap((element) =>
    element.type === TYPE.argument || element.type === TYPE.plural || element.type === TYPE.select
      ? [element.value]
      : [],
  );
  return [...new Set(named)].sort();
}

test('texts: both languages have the same keys in the same order', () => {
  expect(Object.keys(MESSAGES.ru)).toEqual(Object.keys(MESSAGES.en));
});

test('texts: no message is empty', () => {
  for (const language of LANGUAGES) {
    const wrong = Object.entries(MESSAGES[language]).filter(([, message]) => message.trim() === '');
    expect(wrong, language).toEqual([]);
  }
});

/** The words of a message between its arguments. */
const literals = (message: string) =>
  flat(elementsOf(message)).flatMap((element) =>
    element.type === TYPE.literal ? [element.value.replace(/`[^`]*`|«[^»]*»/g, '…')] : [],
  );

test('texts: no Russian message has an English sentence, and no English one has Russian words outside quotation marks', () => {
  const english = keys.filter((key) =>
    literals(MESSAGES.ru[key] ?? '').some((words) => /(?:[A-Za-z]+[ ,]+){3}[A-Za-z]+/.test(words)),
  );
  expect(english).toEqual([]);
  const russian = keys.filter((key) => literals(MESSAGES.en[key] ?? '').some((words) => /[а-яё]{2,}/i.test(words)));
  expect(russian.filter((key) => key !== 'language.other')).toEqual([]);
});

test('texts: a message has no argument that the code does not pass for the other language', () => {
  // A language may leave an argument out, and none may have one that only it knows and the other does not name.
  const only = keys.filter((key) =>
    argumentsOf(MESSAGES.ru[key] ?? '').some((name) => !argumentsOf(MESSAGES.en[key] ?? '').includes(name)),
  );
  expect(only.filter((key) => !LEFT_OUT_IN_ENGLISH.includes(key))).toEqual([]);
});

/** Messages whose English form needs fewer arguments: English has no cases, and quotes the message as it is. */
const LEFT_OUT_IN_ENGLISH: readonly string[] = keys.filter((key) => /^(?:control|sentence|watch\.reason)\./.test(key));

for (const language of LANGUAGES) {
  test(`texts: every plural of «${language}» has each form of the language`, () => {
    const wrong = keys.flatMap((key) =>
      flat(elementsOf(MESSAGES[language][key] ?? '')).flatMap((element) => {
        if (element.type !== TYPE.plural) return [];
        const missing = CATEGORIES[language].filter((category) => element.options[category] === undefined);
        const surplus = Object.keys(element.options).filter(
          (option) => !option.startsWith('=') && !CATEGORIES[language].includes(option),
        );
        return missing.length + surplus.length === 0
          ? []
          : [
              `${key}: ${element.value} lacks ${missing.join(', ') || 'nothing'}, has ${surplus.join(', ') || 'nothing'} too many`,
            ];
      }),
    );
    expect(wrong).toEqual([]);
  });
}

/** Source files that may use a text. */
function sources(folder: string): string[] {
  return readdirSync(path.join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(place);
    return /\.(?:ts|mjs)$/.test(entry.name) ? [place] : [];
  });
}

test('texts: every text is used', () => {
  const code = [...['suite', 'reporting', 'tools'].flatMap(sources), 'allurerc.mjs']
    .map((file) => readFileSync(path.join(PROJECT_ROOT, file), 'utf8'))
    .join('\n');
  // A key that is made of parts: `outcome.${outcome}`. Anything may stand in place of an expression.
  const patterns = [...code.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`]*)`/g)].map(
    ([, template = '']) =>
      new RegExp(
        `^${template
          .split(/\$\{[^}]*\}/)
          .map(escapeRegExp)
          .join('.+')}$`,
      ),
  );
  const rows = new Set([...code.matchAll(/\/,\s+'\w+',\s+'(\w+)',?\s*\]/g)].map(([, key = '']) => `purpose.${key}`));
  const unused = keys.filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !rows.has(key) &&
      !patterns.some((pattern) => !/^purpose\./.test(key) && pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('texts: numbers select the form of the language', () => {
  const cases = (count: number, language: Language) => text(language, 'release.casesOf', { cases: count });
  expect([1, 2, 5, 11, 21, 22, 112].map((count) => cases(count, 'ru'))).toEqual([
    '1 кейс',
    '2 кейса',
    '5 кейсов',
    '11 кейсов',
    '21 кейс',
    '22 кейса',
    '112 кейсов',
  ]);
  expect([0, 1, 2].map((count) => cases(count, 'en'))).toEqual(['0 cases', '1 case', '2 cases']);
});

test('texts: a duration is rounded before it is split, and no duration is zero', () => {
  expect([0, 49, 50, 59_949, 59_950, 179_600].map((ms) => durationText('ru', ms))).toEqual([
    '< 0,1 с',
    '< 0,1 с',
    '0,1 с',
    '59,9 с',
    '1 мин 0 с',
    '3 мин 0 с',
  ]);
  expect([1_400, 125_000].map((ms) => durationText('en', ms))).toEqual(['1.4 s', '2 min 5 s']);
});
