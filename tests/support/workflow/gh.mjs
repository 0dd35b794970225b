#!/usr/bin/env node
/**
 * The part of GitHub's command line tool that the nightly uses, against the API of a local code host. What it does not know
 * it refuses, as the real one does.
 */
import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { parseArgs } from 'node:util';

const { CODE_HOST: host = '', GH_TOKEN: token = '', GITHUB_REPOSITORY: repository = '' } = env;

/** @param {string} message @returns {never} */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function ask(method, path, body) {
  const answer = await globalThis.fetch(`${host}/repos/${repository}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) refuse(`HTTP ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

const text = { type: /** @type {const} */ ('string') };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(
      ['label', 'state', 'limit', 'json', 'title', 'body-file', 'comment', 'description', 'color'].map((name) => [
        name,
        text,
      ]),
    ),
    force: { type: 'boolean' },
  },
});
const [what = '', verb = '', number = ''] = positionals;
const body = () =>
  values['body-file'] === '-' ? readFileSync(0, 'utf8') : refuse('The body must come from --body-file -.');

if (token === '') refuse('gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.');
switch (`${what} ${verb}`) {
  case 'label create':
    await ask('POST', '/labels', { name: number });
    break;
  case 'issue list': {
    const all = await ask('GET', `/issues?state=${values.state}&labels=${values.label}`);
    const fields = String(values.json).split(',');
    process.stdout.write(
      JSON.stringify(all.map((issue) => Object.fromEntries(fields.map((field) => [field, issue[field]])))),
    );
    break;
  }
  case 'issue create':
    await ask('POST', '/issues', { title: values.title, body: body(), labels: [values.label] });
    break;
  case 'issue edit':
    await ask('PATCH', `/issues/${number}`, { title: values.title, body: body() });
    break;
  case 'issue close':
    await ask('POST', `/issues/${number}/comments`, { body: values.comment });
    await ask('PATCH', `/issues/${number}`, { state: 'closed' });
    break;
  default:
    refuse(`unknown command "${what} ${verb}" for "gh"`);
}
