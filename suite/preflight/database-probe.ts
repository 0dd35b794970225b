/** Looks whether the platform works: whether it answers requests that need its database. Changes nothing. */
import { inEach, type TextKey, type TextValues } from '../texts/texts';
import { HEALTH_PATHS } from './health';
import { Prober, type ProbeResult, type ProberOptions } from './probe';

/** How the platform fails, for people, in both languages. */
export interface FailingManner {
  readonly how: string;
  readonly howRu: string;
}

/** Reads that look up the user of a token. A fault of one endpoint is none of the other. */
const READS = ['/api/auth/me/', '/api/assignments/'] as const;
/** A token that no user has. */
const NO_TOKEN = '0'.repeat(40);

/** Node's codes for a name that cannot be resolved. */
const OF_NAMES: readonly string[] = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA'];
/** Node's codes for a certificate that is not accepted, for instance because it expired during the run. */
const OF_CERTIFICATES = /CERT|^UNABLE_TO_VERIFY|^ERR_TLS/;

/** Longest wait for an answer. */
export const PROBE_TIMEOUT_MS = 10_000;

export interface ProbeBasis {
  /** Tokens of sessions of this run. Secret. */
  readonly tokens: readonly string[];
  /** Whether the platform answered reads with an unknown token before the first test. */
  readonly answersUnknownToken: boolean;
}

/**
 * Asks several endpoints at once. One answer below 500 is enough, whatever it says: the platform works.
 * @returns how the platform fails; undefined when it works
 */
export async function failingManner(
  url: string,
  { tokens, answersUnknownToken }: ProbeBasis,
  options: ProberOptions = {},
): Promise<FailingManner | undefined> {
  const prober = new Prober(url, { ...options, timeoutMs: PROBE_TIMEOUT_MS });
  const reads = (token: string) => READS.map((path) => ({ path, headers: { Authorization: `Token ${token}` } }));
  const known = tokens.length > 0 ? tokens : answersUnknownToken ? [NO_TOKEN] : [];
  const requests = known.length > 0 ? known.flatMap(reads) : HEALTH_PATHS.map((path) => ({ path, headers: {} }));
  try {
    const all = await Promise.all(requests.map(({ path, headers }) => prober.ask(path, { headers })));
    // A build that lacks the path says so without its database.
    const results = all.filter((result) => !(result.answered && result.status === 404));
    return results.some((result) => result.answered && result.status < 500) ? undefined : mannerOf(results[0]);
  } finally {
    prober.close();
  }
}

/** Returns whether the platform answers reads with an unknown token. Called before the first test. */
export async function answersUnknownToken(url: string): Promise<boolean> {
  return (await failingManner(url, { tokens: [], answersUnknownToken: true })) === undefined;
}

/** Returns the manner of requests that got no answer, as named by an error code; undefined where there was none. */
export function noAnswer(code?: string): FailingManner {
  return inManner('outage.noAnswer', { code: code ?? 'none' });
}

function mannerOf(result: ProbeResult | undefined): FailingManner | undefined {
  if (result === undefined) return undefined;
  if (result.answered) return inManner('outage.errors', { status: String(result.status) });
  if (OF_NAMES.includes(result.code)) return inManner('outage.name', { code: result.code });
  if (OF_CERTIFICATES.test(result.code)) return inManner('outage.certificate', { code: result.code });
  return result.code === 'TIMEOUT'
    ? inManner('outage.late', { seconds: String(PROBE_TIMEOUT_MS / 1_000) })
    : noAnswer(result.code);
}

function inManner(key: TextKey, values: TextValues): FailingManner {
  const { en, ru } = inEach(key, values);
  return { how: en, howRu: ru };
}
