/** Tells causes with the same sentence apart: a reader must not take two of them for one that is listed twice. */
import { LANGUAGES, type ByLanguage } from '../../../suite/texts/texts';
import { isCaseId } from '../../../suite/catalogue';
import type { ReportCause } from './report';

/** Adds the request, the page or the first case to each title that several causes have. */
export function withDistinctTitles<T extends Pick<ReportCause, 'title' | 'request' | 'page' | 'failed' | 'blocked'>>(
  causes: readonly T[],
): T[] {
  return causes.map((cause) => {
    const same = causes.filter(({ title }) => LANGUAGES.some((language) => title[language] === cause.title[language]));
    if (same.length < 2) return cause;
    const detail = [cause.request, cause.page, firstCase(cause)].find(
      (one, index) => one !== null && new Set(same.map((other) => detailsOf(other)[index])).size === same.length,
    );
    return typeof detail === 'string' ? { ...cause, title: withDetail(cause.title, detail) } : cause;
  });
}

type Detailed = Pick<ReportCause, 'request' | 'page' | 'failed' | 'blocked'>;

function detailsOf(cause: Detailed): (string | null)[] {
  return [cause.request, cause.page, firstCase(cause)];
}

/** A test beyond the protocol is named by its file: its title is in one language. */
function firstCase({ failed, blocked }: Detailed): string | null {
  const id = failed[0]?.id ?? blocked[0];
  return id === undefined ? null : isCaseId(id) ? id : (id.split(' › ')[0] ?? null);
}

function withDetail(title: ByLanguage, detail: string): ByLanguage {
  return { en: `${title.en} (\`${detail}\`)`, ru: `${title.ru} (\`${detail}\`)` };
}
