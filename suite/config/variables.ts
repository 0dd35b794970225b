/**
 * The variables that a user can set, and the form of each value. `configuration.ts` says what they mean together;
 * `.env.example` documents every variable, and a self-test compares the two.
 */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { browserEndpoints } from './browser-endpoints';
import { ACTOR_FACTS, ACTOR_NAMES, type ActorName } from './names';
import { noticeTargets } from './notices';

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
  // Browsers take a backslash for a slash.
  .refine((address) => !URL.canParse(address) || /^https?:\/\/[^/\\?#]+\/*$/i.test(address), {
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
  MACHINE_WAIT: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of seconds from 0 to 9999')
    .default('300')
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

/** Valid values of the variables. */
export type Values = z.infer<typeof VARIABLES>;
