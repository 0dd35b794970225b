/**
 * User settings: what the variables mean together, and what contradicts. Validates given values; only `environment.ts`
 * reads them from the process.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountsOf, type AccountSettings, type MissingVariable } from './accounts';
import type { Mistake } from './mistake';
import { endpointMistakes } from './browser-endpoints';
import { ACTOR_FACTS } from './names';
import { noticeMistakes, type NoticeTarget } from './notices';
import { VARIABLES, type Values } from './variables';

export type { Account } from './accounts';

/** Project folder. All files of a run are below it. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Speed of a run in headed mode. */
export const PACES = ['slow', 'normal', 'fast', 'none'] as const;
export type Pace = (typeof PACES)[number];

/** Passwords of the reference data set, which are public. */
export const PUBLIC_PASSWORDS: readonly string[] = Object.values(ACTOR_FACTS).map(({ account }) => account.password);

/**
 * The configuration of this run is invalid. The message lists every mistake by the variable's name, without values.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly mistakes: readonly Mistake[]) {
    super(
      `The configuration cannot be used:\n${mistakes.map(({ sentence }) => `  - ${sentence}`).join('\n')}\nSee .env.example.`,
    );
  }
}

/** Network options between this machine and the platform. The embedded sandbox needs none. */
export interface NetworkOptions {
  /** Whether to accept a self-signed certificate of the platform. */
  readonly allowSelfSigned: boolean;
  /** Credentials for a web server in front of the platform. */
  readonly basicAuth: { readonly user: string; readonly password: string } | undefined;
  /** `bypass` lists hosts that are reached without the proxy, as NO_PROXY does. */
  readonly proxy: { readonly url: URL; readonly bypass: string } | undefined;
}

export interface Environment extends AccountSettings {
  /** Undefined when no platform is set: the embedded sandbox is the target. */
  readonly givenUrl: string | undefined;
  readonly network: NetworkOptions;
  readonly readOnly: boolean;
  /** Whether markup, injections, odd files and malformed requests may be sent to the platform. */
  readonly probesAllowed: boolean;
  /** Whether many requests at once, and requests beyond the rate limit, may be sent to the platform. */
  readonly loadAllowed: boolean;
  /** How long the stability case (PF21) sends, seconds; undefined where the kind of platform decides. */
  readonly stabilitySeconds: number | undefined;
  /** How long all workers together may wait for the limit of sign-ins before tests beyond the protocol are skipped, minutes. */
  readonly signInWaitMinutes: number;
  /** Version or commit of the build that the platform must report; undefined where the user expects none. */
  readonly expectedBuild: string | undefined;
  readonly browserPath: string | undefined;
  readonly browserName: 'chromium' | 'firefox' | 'webkit';
  /** Playwright servers whose browsers the workers use; none where browsers are of this machine. */
  readonly browserEndpoints: readonly URL[];
  /** `phone`: a small touch screen, for students and parents who use the platform on a phone. */
  readonly view: 'desktop' | 'phone';
  readonly workers: number | undefined;
  readonly timeZone: string;
  readonly reportLanguage: 'en' | 'ru';
  readonly reports: string;
  /** Whether accessibility barriers of a platform other than the sandbox fail a test. */
  readonly accessibility: 'report' | 'enforce';
  readonly ci: boolean;
  /** Whether other people sign in with the suite's accounts: it then signs in again when they end its session. */
  readonly sharedAccounts: boolean;
  /** How long a run waits for a platform that has gone away, milliseconds; 0 does not wait. */
  readonly outageWaitMs: number;
  /** How long a run waits altogether for a machine that is too slow, milliseconds; 0 does not wait. */
  readonly machineWaitMs: number;
  /** Texts that must not leave this machine, besides passwords and tokens. */
  readonly scrub: readonly string[];
  readonly trace: {
    readonly sources: boolean;
    readonly screenshots: boolean;
    readonly snapshots: boolean;
    readonly budgetMb: number;
  };
  /** Receivers of the message at the end of a run, when it is sent, and where people read the reports. */
  readonly notices: {
    readonly targets: readonly NoticeTarget[];
    readonly on: 'always' | 'change';
    readonly link: string | undefined;
  };
}

/**
 * Reads and validates the variables.
 * @throws EnvironmentError naming all mistakes at once, without the value of any variable
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const issues = VARIABLES.safeParse(filled).error?.issues ?? [];
  const wrong = new Set(issues.map((issue) => String(issue.path[0])));
  // Parse again without the invalid variables, so that dependent settings are validated in the same run.
  const values = VARIABLES.parse(Object.fromEntries(Object.entries(filled).filter(([name]) => !wrong.has(name))));
  const host = values.BASE_URL === undefined ? undefined : new URL(values.BASE_URL).hostname;
  const remoteHost = host === undefined || isLoopback(host) ? undefined : host;
  const accounts = accountsOf(values, {
    isRemote: remoteHost !== undefined,
    root: PROJECT_ROOT,
    held: source.THE_BOT_ACCOUNT_SETS,
    worker: source.TEST_PARALLEL_INDEX,
  });
  const mistakes: Mistake[] = [
    ...issues.map(({ path: [name], message }) => ({
      problem: 'value' as const,
      setting: String(name),
      sentence: `${String(name)} ${message}`,
    })),
    ...hostMistakes(values, remoteHost),
    ...browserMistakes(values),
    ...accounts.mistakes,
    ...[...accounts.missing, ...missingOfBasicAuth(values)]
      .filter(({ variable }) => !wrong.has(variable))
      .map(({ variable, why }) => ({
        problem: 'missing' as const,
        setting: variable,
        sentence: `${variable} is missing${why}`,
      })),
  ];
  if (mistakes.length > 0) throw new EnvironmentError(mistakes);
  return {
    ...settingsOf(values, remoteHost),
    // Firefox and WebKit are Playwright's own builds, which Playwright finds itself.
    browserPath:
      values.BROWSER_NAME === 'chromium'
        ? (values.BROWSER_PATH ?? rememberedBrowser(source.THE_BOT_WATCHED !== undefined))
        : undefined,
    // Whoever watches looks at the screen of this machine.
    browserEndpoints: source.THE_BOT_WATCHED === undefined ? values.BROWSER_ENDPOINT : [],
    ...accounts.settings,
  };
}

/** The settings that follow from valid values alone. @param remoteHost of the platform, unless it is this machine */
function settingsOf(
  values: Values,
  remoteHost: string | undefined,
): Omit<Environment, 'browserPath' | 'browserEndpoints' | keyof AccountSettings> {
  return {
    network: networkOf(values),
    givenUrl: values.BASE_URL?.replace(/\/+$/, ''),
    readOnly: values.READ_ONLY,
    probesAllowed: remoteHost === undefined || values.PROBES_ALLOWED.includes(remoteHost.toLowerCase()),
    loadAllowed: remoteHost === undefined || values.LOAD_ALLOWED.includes(remoteHost.toLowerCase()),
    stabilitySeconds: values.STABILITY_SECONDS,
    signInWaitMinutes: values.SIGN_IN_WAIT_MINUTES,
    expectedBuild: values.EXPECT_BUILD,
    browserName: values.BROWSER_NAME,
    view: values.VIEW,
    workers: values.WORKERS,
    timeZone: values.TIME_ZONE,
    reportLanguage: values.REPORT_LANG,
    reports: values.REPORTS_DIR,
    accessibility: values.A11Y,
    ci: values.CI !== undefined,
    sharedAccounts: values.SHARED_ACCOUNTS,
    outageWaitMs: values.OUTAGE_PATIENCE * 1_000,
    machineWaitMs: values.MACHINE_WAIT * 1_000,
    scrub: values.SCRUB,
    trace: {
      sources: values.TRACE_SOURCES,
      screenshots: values.TRACE_SCREENSHOTS,
      snapshots: values.TRACE_SNAPSHOTS,
      budgetMb: values.TRACE_BUDGET_MB,
    },
    notices: { targets: values.NOTIFY_URL, on: values.NOTIFY_ON, link: values.NOTIFY_LINK },
  };
}

function missingOfBasicAuth(values: Values): MissingVariable[] {
  const pairs = [
    ['BASIC_AUTH_USER', 'BASIC_AUTH_PASSWORD'],
    ['BASIC_AUTH_PASSWORD', 'BASIC_AUTH_USER'],
  ] as const;
  return pairs.flatMap(([one, other]) =>
    values[one] !== undefined && values[other] === undefined ? [{ variable: other, why: `: it goes with ${one}` }] : [],
  );
}

function browserMistakes({ BROWSER_PATH: place, BROWSER_NAME: name }: Values): Mistake[] {
  if (place === undefined || name === 'chromium') return [];
  const sentence = 'BROWSER_PATH names a Chromium; leave it out where BROWSER_NAME names another browser';
  return [{ problem: 'conflict', setting: 'BROWSER_PATH', other: 'BROWSER_NAME', sentence }];
}

/** Hosts to which something would be written without permission. @param host of the platform, unless it is this machine */
function hostMistakes(values: Values, host: string | undefined): Mistake[] {
  const allowed = values.ALLOWED_HOSTS.split(',').map((name) => name.trim().toLowerCase());
  const isRefused = host !== undefined && !allowed.includes(host.toLowerCase());
  return [
    ...(isRefused
      ? [
          {
            problem: 'host' as const,
            setting: 'BASE_URL',
            other: 'ALLOWED_HOSTS',
            sentence:
              'BASE_URL names a host that ALLOWED_HOSTS does not. Nothing is written to a host that was not explicitly allowed',
          },
        ]
      : []),
    ...noticeMistakes(values.NOTIFY_URL, values.NOTIFY_HOSTS, isLoopback),
    ...endpointMistakes(values.BROWSER_ENDPOINT, values.BROWSER_HOSTS, isLoopback),
  ];
}

function networkOf(values: Values): NetworkOptions {
  const {
    BASE_URL: url,
    BASIC_AUTH_USER: user,
    BASIC_AUTH_PASSWORD: password,
    PROXY: proxy,
    PROXY_BYPASS: bypass,
  } = values;
  if (url === undefined) return { allowSelfSigned: false, basicAuth: undefined, proxy: undefined };
  return {
    allowSelfSigned: values.ALLOW_SELF_SIGNED,
    basicAuth: user === undefined || password === undefined ? undefined : { user, password },
    proxy: proxy === undefined ? undefined : { url: new URL(proxy), bypass },
  };
}

/** Returns whether a host name is this machine itself, which needs no permission. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Returns the system browser that set-up found; undefined when Playwright's own browser is used. Headed mode needs a
 * browser that can show a window; the headless shell, which is used otherwise, cannot.
 */
function rememberedBrowser(isHeaded: boolean): string | undefined {
  const notes = (isHeaded ? ['browser-visible', 'browser'] : ['browser']).map((name) =>
    path.join(PROJECT_ROOT, 'node_modules', '.cache', 'the-bot', name),
  );
  const note = notes.find((file) => existsSync(file));
  const place = note === undefined ? 'playwright' : readFileSync(note, 'utf8');
  return place === 'playwright' ? undefined : place;
}
