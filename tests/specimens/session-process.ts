/**
 * One worker of a run that requests the teacher's session: `session-process <folder> <server> <run id>`; prints its
 * token.
 */
import { SessionStore } from '../../suite/sessions/store';
import { sessionOf } from './sessions';

const [folder = '', server = '', runId = ''] = process.argv.slice(2);
const store = new SessionStore(folder, runId, { check: () => undefined });
const session = await store.acquire('teacher', {
  isAlive: async ({ token }) => (await fetch(`${server}/alive?${token}`)).ok,
  signIn: async () => sessionOf(await (await fetch(`${server}/sign-in`, { method: 'POST' })).text()),
});
process.stdout.write(session.token);
