/** Checks that the sign-in page's scripts and styles load: a page without them is blank. */
import { text, type Language } from '../../suite/texts/texts';
import { broken, ok, problemOf, warning, type CheckResult } from '../../suite/preflight/check-result';
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
    return warning('scripts', problemOf('noScripts', { foreign: foreign.join(', ') || 'none' }));
  }
  const answers = await Promise.all(own.map((part) => prober.ask(part.pathname + part.search)));
  const bad = own.flatMap((part, index) => {
    const problem = problemWith(answers[index]);
    return problem === undefined ? [] : [{ file: part.pathname, ...problem }];
  });
  const figures = { asked: own.length, bad: bad.length };
  if (bad.length === 0)
    return ok('scripts', 'scripts', { count: String(own.length), foreign: foreign.join(', ') || 'none' }, figures);
  const files = (language: Language) => ({
    files: bad
      .map(({ file, problem, detail }) =>
        text(language, 'doctor.file', {
          file,
          problem,
          detail: detail === '' ? text(language, 'doctor.noType') : detail,
        }),
      )
      .join('; '),
  });
  return broken('scripts', problemOf('badScripts', files), figures);
}

/** Returns what is wrong with a script or style; undefined for one that loads. */
function problemWith(
  response: ProbeResult | undefined,
): { problem: 'silent' | 'status' | 'html' | 'type'; detail: string } | undefined {
  if (response === undefined || !response.answered) return { problem: 'silent', detail: '' };
  if (response.status !== 200) return { problem: 'status', detail: String(response.status) };
  if (isHtml(response)) return { problem: 'html', detail: '' };
  const detail = response.headers['content-type'] ?? '';
  return /javascript|css|json|wasm/i.test(detail) ? undefined : { problem: 'type', detail };
}

/** URLs of `<script src>`, stylesheets and preloaded modules. */
function partsOf(html: string, base: URL): URL[] {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]);
  const links = [...html.matchAll(/<link\b[^>]*>/gi)]
    .map((match) => match[0])
    .filter((tag) => /\brel\s*=\s*["']?(stylesheet|modulepreload)\b/i.test(tag))
    .map((tag) => /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]);
  return [...scripts, ...links].flatMap((path) =>
    path !== undefined && URL.canParse(path, base.href) ? [new URL(path, base)] : [],
  );
}
