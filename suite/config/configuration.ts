/**
 * User settings: their meaning and their validation. Validates given values; only `environment.ts` reads them from
 * the process. `.env.example` documents every variable; a self-test compares the two.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { browserEndpoints, endpointMistakes } from './browser-endpoints';
import { chosenSet, readAccountSets, type AccountSet } from './account-sets';
import { noticeMistakes, noticeTargets, type NoticeTarget } from './notices';
import { ACTOR_FACTS, ACTOR_NAMES, type ActorName } from './names';

/** Project folder. All files of a run are below it. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((text) => text === 'true' || text === '1');

/** A count, as users write it. */
export const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
  .transform(Number);

const timeZone = z.string().refine(
  (zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { error: 'must be an IANA time zone such as Europe/Moscow' },
);

/** Words to scrub. Shorter words would also match parts of ordinary words. */
const wordList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
  .refine((words) => words.every((word) => word.length >= 3), {
    error: 'must name words of at least three characters, comma-separated',
  });

/** Names of hosts, comma-separated. */
const hostList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
  )
  .refine((names) => names.every((name) => /^[\w.-]+$|^\[[\da-f:]+\]$/.test(name)), {
    error: 'must name hosts without scheme, port and path, comma-separated',
  });

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });

/** The front end of the platform can only live at the root of its host. Credentials in an address would reach reports. */
const platformAddress = webAddress
  .refine((address) => !URL.canParse(address) || new URL(address).username + new URL(address).password === '', {
    error: 'must not contain a user name or a password; set BASIC_AUTH_USER and BASIC_AUTH_PASSWORD instead',
  })
  .refine((address) => !URL.canParse(address) || /^https?:\/\/[^/?#]+\/*$/i.test(address), {
    error:
      'must be an address without path, query and fragment: the front end of the platform cannot live below a path',
  });

const email = z.email({ error: 'must be an email address' }).optional();
const password = z.string().optional();

type Variable = (typeof ACTOR_FACTS)[ActorName]['variable'];

/** Variables of the accounts: `TEACHER_EMAIL`, `TEACHER_PASSWORD`, and so on for each actor. */
const accountVariables = Object.fromEntries(
  ACTOR_NAMES.flatMap((name) => [
    [`${ACTOR_FACTS[name].variable}_EMAIL`, email],
    [`${ACTOR_FACTS[name].variable}_PASSWORD`, password],
  ]),
) as Record<`${Variable}_EMAIL`, typeof email> & Record<`${Variable}_PASSWORD`, typeof password>;

/** All variables that a user can set. */
export const VARIABLES = z.object({
  BASE_URL: platformAddress.optional(),
  ALLOWED_HOSTS: z.string().default(''),
  READ_ONLY: flag.default(false),
  PROBES_ALLOWED: hostList,
  LOAD_ALLOWED: hostList,
  STABILITY_SECONDS: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 10 && Number(text) <= 3_600, {
      error: 'must be a number of seconds from 10 to 3600',
    })
    .transform(Number)
    .optional(),
  SIGN_IN_WAIT_MINUTES: z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 600, {
      error: 'must be a number of minutes from 0 to 600',
    })
    .transform(Number)
    .default(20),
  EXPECT_BUILD: z
    .string()
    .regex(/^[\w.+-]{1,100}$/, 'must be a version or a commit: letters, digits, dots, dashes and underscores')
    .optional(),
  BROWSER_PATH: z
    .string()
    .refine((place) => existsSync(place), { error: 'names a program that does not exist' })
    .optional(),
  // Not BROWSER: editors and desktops set that variable to the program that opens links.
  BROWSER_NAME: z
    .enum(['chromium', 'firefox', 'webkit'], { error: 'must be chromium, firefox or webkit' })
    .default('chromium'),
  BROWSER_ENDPOINT: browserEndpoints,
  BROWSER_HOSTS: hostList,
  VIEW: z.enum(['desktop', 'phone'], { error: 'must be desktop or phone' }).default('desktop'),
  WORKERS: wholeNumber.optional(),
  ALLOW_SELF_SIGNED: flag.default(false),
  BASIC_AUTH_USER: z
    .string()
    .regex(/^[^:]+$/, 'must not contain a colon')
    .optional(),
  BASIC_AUTH_PASSWORD: password,
  PROXY: webAddress.optional(),
  SHARED_ACCOUNTS: flag.default(false),
  PROXY_BYPASS: z.string().default(''),
  TIME_ZONE: timeZone.default('Europe/Moscow'),
  REPORTS_DIR: z.string().default('reports'),
  REPORT_LANG: z.enum(['en', 'ru'], { error: 'must be en or ru' }).default('en'),
  A11Y: z.enum(['report', 'enforce'], { error: 'must be report or enforce' }).default('report'),
  SCRUB: wordList,
  OUTAGE_PATIENCE: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of seconds from 0 to 9999')
    .default('120')
    .transform(Number),
  TRACE_SOURCES: flag.default(true),
  TRACE_SCREENSHOTS: flag.default(true),
  TRACE_SNAPSHOTS: flag.default(true),
  TRACE_BUDGET_MB: wholeNumber.default(200),
  NOTIFY_URL: noticeTargets,
  NOTIFY_HOSTS: hostList,
  NOTIFY_ON: z.enum(['always', 'change'], { error: 'must be always or change' }).default('always'),
  NOTIFY_LINK: webAddress.optional(),
  CI: z.string().optional(),
  ACCOUNT_SETS: z.string().optional(),
  ...accountVariables,
});

/** Speed of a run in headed mode. */
export const PACES = ['slow', 'normal', 'fast'] as const;
export type Pace = (typeof PACES)[number];

/** Credentials of an account. The password must not get anywhere else. */
export interface Account {
  email: string;
  password: string;
}

/** Passwords of the reference data set, which are public. */
export const PUBLIC_PASSWORDS: readonly string[] = Object.values(ACTOR_FACTS).map(({ account }) => account.password);

/**
 * The configuration of this run is invalid. The message lists every mistake by the variable's name, without values.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly mistakes: readonly string[]) {
    super(
      `The configuration cannot be used:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}\nSee .env.example.`,
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

export interface Environment {
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
  /** Version or commit of the build that the platform must tell; undefined where the user expects none. */
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
  /** Accounts whose passwords came from the environment. These passwords are secrets, the reference ones are not. */
  readonly givenAccounts: readonly Account[];
  readonly accounts: Readonly<Record<ActorName, Account>>;
  /** All sets of ACCOUNT_SETS; none where the accounts come from variables of their own. */
  readonly accountSets: readonly AccountSet[];
  /** ACCOUNT_SETS as it is set: a path, or the JSON itself. */
  readonly accountSetsSetting: string | undefined;
  /** The set of this process, whose accounts are `accounts`. */
  readonly accountSet: AccountSet | undefined;
}

/**
 * Reads and validates the variables.
 * @throws EnvironmentError naming all mistakes at once, without the value of any variable
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const issues = VARIABLES.safeParse(filled).error?.issues ?? [];
  const mistakes = issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const wrong = new Set(issues.map((issue) => String(issue.path[0])));
  // Parse again without the invalid variables, so that dependent settings are validated in the same run.
  const values = VARIABLES.parse(Object.fromEntries(Object.entries(filled).filter(([name]) => !wrong.has(name))));
  const host = values.BASE_URL === undefined ? undefined : new URL(values.BASE_URL).hostname;
  const remote = host !== undefined && !isLoopback(host);
  mistakes.push(...hostMistakes(values, remote ? host : undefined));
  if (values.BROWSER_PATH !== undefined && values.BROWSER_NAME !== 'chromium')
    mistakes.push('BROWSER_PATH names a Chromium; leave it out where BROWSER_NAME names another browser');
  const given = accountsOf(values, source, remote, wrong);
  mistakes.push(...given.mistakes);
  for (const [one, other] of [
    ['BASIC_AUTH_USER', 'BASIC_AUTH_PASSWORD'],
    ['BASIC_AUTH_PASSWORD', 'BASIC_AUTH_USER'],
  ] as const) {
    if (values[one] !== undefined && values[other] === undefined && !wrong.has(other))
      mistakes.push(`${other} is missing: it goes with ${one}`);
  }
  if (mistakes.length > 0) throw new EnvironmentError(mistakes);
  return {
    network: networkOf(values),
    givenUrl: values.BASE_URL?.replace(/\/+$/, ''),
    readOnly: values.READ_ONLY,
    probesAllowed: !remote || values.PROBES_ALLOWED.includes(host.toLowerCase()),
    loadAllowed: !remote || values.LOAD_ALLOWED.includes(host.toLowerCase()),
    stabilitySeconds: values.STABILITY_SECONDS,
    signInWaitMinutes: values.SIGN_IN_WAIT_MINUTES,
    expectedBuild: values.EXPECT_BUILD,
    // Firefox and WebKit are Playwright's own builds, which Playwright finds itself.
    browserPath:
      values.BROWSER_NAME === 'chromium'
        ? (values.BROWSER_PATH ?? rememberedBrowser(source.THE_BOT_WATCHED !== undefined))
        : undefined,
    browserName: values.BROWSER_NAME,
    // Whoever watches looks at the screen of this machine.
    browserEndpoints: source.THE_BOT_WATCHED === undefined ? values.BROWSER_ENDPOINT : [],
    view: values.VIEW,
    workers: values.WORKERS,
    timeZone: values.TIME_ZONE,
    reportLanguage: values.REPORT_LANG,
    reports: values.REPORTS_DIR,
    accessibility: values.A11Y,
    ci: values.CI !== undefined,
    sharedAccounts: values.SHARED_ACCOUNTS,
    outageWaitMs: values.OUTAGE_PATIENCE * 1_000,
    scrub: values.SCRUB,
    trace: {
      sources: values.TRACE_SOURCES,
      screenshots: values.TRACE_SCREENSHOTS,
      snapshots: values.TRACE_SNAPSHOTS,
      budgetMb: values.TRACE_BUDGET_MB,
    },
    notices: { targets: values.NOTIFY_URL, on: values.NOTIFY_ON, link: values.NOTIFY_LINK },
    ...given.settings,
  };
}

type AccountSettings = Pick<
  Environment,
  'accounts' | 'givenAccounts' | 'accountSets' | 'accountSetsSetting' | 'accountSet'
>;

/** @param wrong variables with an invalid value, which are told already */
function accountsOf(
  values: z.infer<typeof VARIABLES>,
  source: Readonly<Record<string, string | undefined>>,
  remote: boolean,
  wrong: ReadonlySet<string>,
): { settings: AccountSettings; mistakes: string[] } {
  const accounts = Object.fromEntries(ACTOR_NAMES.map((name) => [name, ACTOR_FACTS[name].account])) as Record<
    ActorName,
    Account
  >;
  const givenAccounts: Account[] = [];
  const mistakes: string[] = [];
  const isFromSets = values.ACCOUNT_SETS !== undefined;
  for (const name of ACTOR_NAMES) {
    const { variable } = ACTOR_FACTS[name];
    const given = { EMAIL: values[`${variable}_EMAIL`], PASSWORD: values[`${variable}_PASSWORD`] };
    const parts = (['EMAIL', 'PASSWORD'] as const).map((part) => ({ name: `${variable}_${part}`, value: given[part] }));
    if (isFromSets) {
      for (const part of parts.filter(({ value }) => value !== undefined))
        mistakes.push(`${part.name} has no effect beside ACCOUNT_SETS: leave one of them out`);
    } else if (given.EMAIL !== undefined && given.PASSWORD !== undefined) {
      accounts[name] = { email: given.EMAIL, password: given.PASSWORD };
      givenAccounts.push(accounts[name]);
    } else if (given.EMAIL !== undefined || given.PASSWORD !== undefined || remote) {
      const why = remote ? ': accounts of a real platform come from the environment' : '';
      for (const part of parts)
        if (part.value === undefined && !wrong.has(part.name)) mistakes.push(`${part.name} is missing${why}`);
    }
  }
  if (values.ACCOUNT_SETS === undefined)
    return {
      settings: { accounts, givenAccounts, accountSets: [], accountSetsSetting: undefined, accountSet: undefined },
      mistakes,
    };
  const read = readAccountSets(values.ACCOUNT_SETS, PROJECT_ROOT);
  // The embedded sandbox has only its own accounts.
  const accountSets = values.BASE_URL === undefined ? [] : read.sets;
  const accountSet = chosenSet(accountSets, source.THE_BOT_ACCOUNT_SETS, source.TEST_PARALLEL_INDEX);
  return {
    settings: {
      accounts: accountSet?.accounts ?? accounts,
      givenAccounts: read.sets.flatMap((set) => Object.values(set.accounts)),
      accountSets,
      accountSetsSetting: values.ACCOUNT_SETS,
      accountSet,
    },
    mistakes: [...mistakes, ...read.mistakes],
  };
}

/** Hosts to which something would be written without permission. @param host of the platform, unless it is this machine */
function hostMistakes(values: z.infer<typeof VARIABLES>, host: string | undefined): string[] {
  const allowed = values.ALLOWED_HOSTS.split(',').map((name) => name.trim().toLowerCase());
  const isRefused = host !== undefined && !allowed.includes(host.toLowerCase());
  return [
    ...(isRefused
      ? [
          'BASE_URL names a host that ALLOWED_HOSTS does not. Nothing is written to a host that was not explicitly allowed',
        ]
      : []),
    ...noticeMistakes(values.NOTIFY_URL, values.NOTIFY_HOSTS, isLoopback),
    ...endpointMistakes(values.BROWSER_ENDPOINT, values.BROWSER_HOSTS, isLoopback),
  ];
}

function networkOf(values: z.infer<typeof VARIABLES>): NetworkOptions {
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
