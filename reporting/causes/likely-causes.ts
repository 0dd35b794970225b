/** The likely cause of a failure, by its code, and whose fault it is. */
import type { Failure, FailureCode } from '../../suite/failure/failure';
import { inEach, type ByLanguage } from '../../suite/texts/texts';
import { rootRequest } from './cause-key';

export const CAUSE_VERDICTS = ['product', 'test', 'environment', 'known'] as const;
export type CauseVerdict = (typeof CAUSE_VERDICTS)[number];

/** All likely causes, and whose fault each is. `likely.<name>` in suite/texts describes it. */
export const LIKELY_CAUSES = {
  crash: 'product',
  load: 'product',
  session: 'environment',
  rateLimit: 'environment',
  gateway: 'environment',
  unhealthy: 'environment',
  server: 'product',
  untrueToast: 'product',
  open: 'product',
  refused: 'product',
  notFound: 'product',
  noRecord: 'product',
  schema: 'product',
  noRequest: 'product',
  missing: 'product',
  unusable: 'product',
  different: 'product',
  differentAnswer: 'product',
  precondition: 'product',
  barrier: 'product',
  health: 'product',
  leftovers: 'test',
  time: 'product',
  code: 'test',
  away: 'environment',
  stopped: 'environment',
  killed: 'environment',
  browser: 'environment',
  browserServer: 'environment',
  disk: 'environment',
  noisy: 'environment',
  slow: 'environment',
  unclear: 'product',
} as const satisfies Record<string, CauseVerdict>;
export type LikelyCause = keyof typeof LIKELY_CAUSES;

const BY_CODE: Record<FailureCode, LikelyCause> = {
  refused: 'refused',
  'server-error': 'server',
  'untrue-success': 'untrueToast',
  'not-refused': 'open',
  'given-away': 'open',
  'not-as-agreed': 'schema',
  'no-answer': 'gateway',
  'rate-limited': 'rateLimit',
  'no-request': 'noRequest',
  'session-ended': 'session',
  'page-crashed': 'crash',
  'page-data': 'load',
  'page-closed': 'unclear',
  'page-forbidden': 'refused',
  'page-elsewhere': 'missing',
  'page-error': 'health',
  'control-missing': 'missing',
  'control-unusable': 'unusable',
  different: 'different',
  barrier: 'barrier',
  'left-behind': 'leftovers',
  timeout: 'time',
  blocked: 'precondition',
  'platform-away': 'unhealthy',
  outage: 'away',
  interrupted: 'stopped',
  'worker-lost': 'killed',
  'browser-lost': 'killed',
  'browser-not-started': 'browser',
  'browser-server-lost': 'browserServer',
  'disk-full': 'disk',
  'machine-noisy': 'noisy',
  'machine-slow': 'slow',
  suite: 'code',
  unclear: 'unclear',
};

/** Prefers a failed request over the page's reaction to it. */
export function likelyCauseOf(failure: Failure): LikelyCause {
  const request = rootRequest(failure);
  const { code } = failure;
  // Without a page the case has compared responses.
  if (code === 'different' && failure.page === undefined && request === undefined) return 'differentAnswer';
  if (request === undefined || code === 'not-refused' || code === 'given-away' || code === 'not-as-agreed')
    return BY_CODE[code];
  const { status } = request;
  if (status === 429) return 'rateLimit';
  if (status === undefined || [502, 503, 504].includes(status)) return 'gateway';
  if (status >= 500) return 'server';
  // One record may be missing where the path exists.
  if (status === 404) return request.method === 'GET' && request.path.endsWith('/:id/') ? 'noRecord' : 'notFound';
  return code === 'untrue-success' ? 'untrueToast' : 'refused';
}

/** Returns the likely cause in a sentence or two. */
export function likelyText(cause: LikelyCause): ByLanguage {
  return inEach(`likely.${cause}`);
}
