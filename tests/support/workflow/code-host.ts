/** A local code host: the API of issues that the nightly uses. */
import { z } from 'zod';
import { tinyServer } from '../../specimens/tiny-server';

export interface HostedIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly comments: string[];
}

export interface CodeHost {
  readonly url: string;
  readonly issues: readonly HostedIssue[];
  close(): Promise<void>;
}

const createdSchema = z.object({ title: z.string().min(1), body: z.string().min(1), labels: z.array(z.string()) });
const changedSchema = z.object({
  title: z.string().min(1).optional(),
  body: z.string().min(1).optional(),
  state: z.enum(['open', 'closed']).optional(),
});

/** @param token what a request must present */
export async function codeHost(token: string): Promise<CodeHost> {
  const issues: HostedIssue[] = [];
  const labels = new Set<string>();
  const answerTo = (method: string, address: URL, sent: unknown): [number, unknown] => {
    const [, number, comments] = /\/issues(?:\/(\d+))?(\/comments)?$/.exec(address.pathname) ?? [];
    const issue = issues.find((one) => one.number === Number(number));
    if (method === 'POST' && address.pathname.endsWith('/labels')) {
      labels.add(z.object({ name: z.string() }).parse(sent).name);
      return [201, {}];
    }
    if (method === 'GET' && address.pathname.endsWith('/issues')) {
      const { state, labels: label } = Object.fromEntries(address.searchParams);
      return [200, issues.filter((one) => one.state === state && one.labels.includes(label ?? ''))];
    }
    if (method === 'POST' && address.pathname.endsWith('/issues')) {
      const created = createdSchema.parse(sent);
      // GitHub refuses an issue with a label that does not exist.
      if (created.labels.some((label) => !labels.has(label))) return [422, { message: 'could not add label' }];
      issues.push({ number: issues.length + 1, state: 'open', comments: [], ...created });
      return [201, issues.at(-1)];
    }
    if (issue === undefined) return [404, { message: 'Not Found' }];
    if (method === 'POST' && comments !== undefined) {
      issue.comments.push(z.object({ body: z.string().min(1) }).parse(sent).body);
      return [201, {}];
    }
    if (method !== 'PATCH') return [405, { message: 'not supported' }];
    Object.assign(issue, changedSchema.parse(sent));
    return [200, issue];
  };
  const server = await tinyServer((request, body, response) => {
    const [status, content] =
      request.headers.authorization === `Bearer ${token}`
        ? answerTo(
            request.method ?? '',
            new URL(request.url ?? '', 'http://host'),
            body === '' ? null : JSON.parse(body),
          )
        : [401, { message: 'Bad credentials' }];
    response.statusCode = status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(content));
  });
  return { url: server.url, issues, close: () => server.close() };
}
