/** Texts of the reasons against a release. */
import { caseById, isCaseId } from '../../suite/catalogue';
import { localeOf, text, type Language } from '../../suite/texts/texts';
import { firstSentence } from '../text/format';
import type { TestTitles } from '../cases/test-titles';
import type { FailingRequest } from './figures';
import type { Reason } from './verdict';

/** Maximum number of cases that are named; the rest is counted. The reports contain all of them. */
const NAMED = 12;

/** Returns whether a case is of the highest priority. */
export function isCritical(id: string): boolean {
  return isCaseId(id) && caseById(id).priority === 'P1';
}

/**
 * Names the cases that decide: the critical ones, or all where none is critical. Counts those that are not named.
 */
function namedCases(
  ids: readonly string[],
  name: Name,
): { count: number; critical: number; ids: string; rest: number } {
  const critical = ids.filter(isCritical);
  const named = (critical.length > 0 ? critical : ids).slice(0, NAMED);
  return {
    count: ids.length,
    critical: critical.length,
    ids: named.map(name).join(', '),
    rest: ids.length - named.length,
  };
}

/** Names a case or a test in a list. */
type Name = (id: string) => string;

/** A case is named by its id. A test beyond the protocol has no id: its file and title, in Russian its Russian title. */
function nameIn(language: Language, titles: TestTitles): Name {
  return (id) => {
    const title = language === 'en' ? undefined : titles.get(id)?.[language];
    return isCaseId(id) ? id : text(language, 'list.quoted', { item: title ?? id });
  };
}

function listed(ids: readonly string[], name: Name, language: Language): string {
  const named = ids.slice(0, NAMED).map(name).join(', ');
  return ids.length <= NAMED ? named : text(language, 'list.more', { list: named, count: ids.length - NAMED });
}

function percent(value: number, language: Language): string {
  return text(language, 'unit.percent', {
    value: (value * 100).toLocaleString(localeOf(language), { maximumFractionDigits: 2 }),
  });
}

/** Returns the message of a reason as a tool worded it, where the Russian sentence says less; undefined otherwise. */
export function originalOf(reason: Reason): string | undefined {
  return reason.kind === 'runner error' || reason.kind === 'unhealthy' || reason.kind === 'known issues'
    ? reason.text
    : undefined;
}

/**
 * Returns one reason as a sentence.
 * @param titles of the tests that it names
 */
export function reasonText(reason: Reason, language: Language, titles: TestTitles = new Map()): string {
  const name = nameIn(language, titles);
  switch (reason.kind) {
    case 'runner error':
    case 'known issues':
      return text(
        language,
        `reason.${reason.kind}`,
        messageValues(language, firstSentence(reason.text), reason.textRu),
      );
    // Keeps the whole diagnosis: it is one paragraph for the person who has to act.
    case 'unhealthy':
      return text(language, 'reason.unhealthy', messageValues(language, reason.text, reason.textRu));
    case 'broken sandbox':
      return text(language, 'reason.broken sandbox', { fault: reason.fault });
    case 'observed':
      return reason.observation.sentence[language];
    case 'interrupted':
      return reason.stop === undefined
        ? text(language, 'reason.interrupted')
        : text(language, 'reason.interrupted.by', { ...reason.stop });
    case 'running':
      return text(language, 'reason.running', { pid: String(reason.pid) });
    case 'nothing':
      return text(language, 'reason.nothing');
    case 'failed':
      return text(language, 'reason.failed', namedCases(reason.ids, name));
    case 'blocked':
      return text(language, 'reason.blocked', { count: reason.ids.length });
    case 'machine slow':
      return text(language, 'reason.machine slow', {
        count: reason.ids.length,
        ids: listed(reason.ids, name, language),
      });
    case 'known':
      return text(language, 'reason.known', { count: reason.ids.length, ids: listed(reason.ids, name, language) });
    case 'flaky':
      return text(language, 'reason.flaky', {
        count: reason.tests.length,
        allowed: reason.allowed,
        tests: listed(reason.tests, name, language),
      });
    case 'too few':
      return text(language, 'reason.too few', {
        phase: text(language, `phase.${reason.phase}`),
        run: reason.run,
        minimum: reason.minimum,
      });
    case 'over':
    case 'errors':
    case 'unanswered':
      return limitText(reason, language);
    case 'own fault':
      return text(language, 'reason.own fault', { sentence: reason.sentence[language], cases: reason.cases });
    case 'sign-ins':
      return text(language, 'reason.sign-ins', { failed: reason.failed, count: reason.count });
  }
}

/** Values of a message that states an error in a sentence of the suite, or that has none in this language. */
function messageValues(language: Language, en: string, ru: string | undefined): { known: 'yes' | 'no'; text: string } {
  const message = language === 'en' ? en : ru;
  return { known: message === undefined ? 'no' : 'yes', text: message ?? '' };
}

/** Returns the sentence of a figure that does not keep its limit. */
function limitText(reason: Extract<Reason, { kind: 'over' | 'errors' | 'unanswered' }>, language: Language): string {
  const milliseconds = (value: number) => text(language, 'unit.ms', { value: Math.round(value) });
  switch (reason.kind) {
    case 'over':
      return text(language, 'reason.over', {
        kind: text(language, `kind.${reason.what}`),
        value: milliseconds(reason.value),
        limit: milliseconds(reason.limit),
      });
    case 'errors':
      return text(language, 'reason.errors', {
        value: percent(reason.value, language),
        limit: percent(reason.limit, language),
        requests: requestList(reason.requests, language),
      });
    case 'unanswered':
      return text(language, 'reason.unanswered', {
        value: percent(1 - reason.value, language),
        limit: percent(1 - reason.limit, language),
        requests: requestList(reason.requests, language),
      });
  }
}

/** Requests that are named in a reason. */
const NAMED_REQUESTS = 3;

/** Returns the most frequent requests: `4 × GET /api/chat/ (504), 1 × POST /api/invoices/ (no answer)`. */
function requestList(requests: readonly FailingRequest[], language: Language): string {
  return requests
    .slice(0, NAMED_REQUESTS)
    .map(({ method, path, status, count }) => {
      const answer = text(language, 'reason.answer', { status: status ?? 'none' });
      return `${count} × ${method} ${path} (${answer})`;
    })
    .join(', ');
}
