/** Checks that the sign-in page's scripts and styles load: a page without them is blank. */
import { broken, ok, warning, type CheckResult } from '../../suite/preflight/check-result';
import { FRONT_PATH } from '../../suite/preflight/front-page';
import { isHtml } from '../../suite/preflight/origin';
import type { ProbeResult, Prober } from '../../suite/preflight/probe';

/** More would only repeat what the first ones show. */
const MOST = 12;

export async function checkScripts(prober: Prober): Promise<CheckResult> {
  const page = await prober.ask(FRONT_PATH, { headers: { Accept: 'text/html' } });
  const parts = page.answered ? partsOf(page.text, new URL(FRONT_PATH, prober.origin)) : [];
  const own = parts.filter((part) => part.origin === prober.origin.origin).slice(0, MOST);
  const foreign = [...new Set(parts.filter((part) => part.origin !== prober.origin.origin).map((part) => part.host))];
  if (own.length === 0) {
    return warning('scripts', {
      found: `the page names no script of its own${foreign.length === 0 ? '' : `, only of ${foreign.join(', ')}`}`,
      cause: 'the front end is served from elsewhere, or the page is not that of THE_BOT.',
      remedy: 'open the address in a browser and look.',
    });
  }
  const answers = await Promise.all(own.map((part) => prober.ask(part.pathname + part.search)));
  const bad = own.flatMap((part, index) => {
    const problem = problemOf(answers[index]);
    return problem === undefined ? [] : [`${part.pathname} ${problem}`];
  });
  const figures = { asked: own.length, bad: bad.length };
  if (bad.length === 0) return ok('scripts', `${own.length} scripts and styles of the page load${foreign.length === 0 ? '' : `; those of ${foreign.join(', ')} were not asked for`}`, figures);
  return broken(
    'scripts',
    {
      found: bad.join('; '),
      cause: 'a deployment that replaced the page but not its files (or the other way round), or a web server that answers unknown files with the page.',
      remedy: 'deploy the front end again as a whole, and clear the cache in front of it.',
    },
    figures,
  );
}

function problemOf(response: ProbeResult | undefined): string | undefined {
  if (response === undefined || !response.answered) return 'gave no answer';
  if (response.status !== 200) return `answered ${response.status}`;
  if (isHtml(response)) return 'is an HTML page instead of a script';
  const type = response.headers['content-type'] ?? '';
  return /javascript|css|json|wasm/i.test(type) ? undefined : `has the wrong content type (${type === '' ? 'none' : type})`;
}

/** URLs of `<script src>`, stylesheets and preloaded modules. */
function partsOf(html: string, base: URL): URL[] {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]);
  const links = [...html.matchAll(/<link\b[^>]*>/gi)]
    .map((match) => match[0])
    .filter((tag) => /\brel\s*=\s*["']?(stylesheet|modulepreload)\b/i.test(tag))
    .map((tag) => /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]);
  return [...scripts, ...links].flatMap((path) => (path !== undefined && URL.canParse(path, base.href) ? [new URL(path, base)] : []));
}
