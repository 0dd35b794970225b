import { isUtf8 } from 'node:buffer';
import fastifyMultipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { addAccountCreation, addAccountRoutes } from './administration/account-routes';
import { addListRoutes } from './administration/list-routes';
import { addProfileChanges } from './administration/profile-changes';
import { addRelationRoutes } from './administration/relation-routes';
import { addAssignmentRoutes } from './assignments/assignment-routes';
import { addFileRoutes } from './assignments/files/file-routes';
import type { FileStore } from './assignments/files/file-store';
import { addSubmissionRoutes } from './assignments/submission-routes';
import type { Form } from '../contract/surroundings';
import type { Configuration } from './configuration';
import type { Database } from './database/connection';
import { addLearningRoutes } from './family/learning-routes';
import { addParentRoutes } from './family/parent-routes';
import { addReportRoutes } from './family/report-routes';
import { addTutorRoutes } from './family/tutor-routes';
import { isComplete } from './form';
import { addHealthRoutes } from './health/health-routes';
import { debugNotFound } from './http/debug-pages';
import { answerError } from './http/error-handler';
import { KnownAddresses } from './http/method-check';
import { methodNotAllowed, notFound, type Refusal } from './http/refusals';
import { addResponseHeaders, requestIdOf, setResponseHeaders } from './http/response-headers';
import { addSchemaRoutes } from './http/schema-routes';
import { limitLists } from './http/throttle';
import { authenticate, requireTokens } from './identity/guards';
import { addProfileRoutes } from './identity/profile-routes';
import { SignInLog } from './identity/sign-in-log';
import { SignInRateLimit } from './identity/sign-in-rate-limit';
import { addSignInRoutes } from './identity/sign-in-routes';
import { addSectionRoutes } from './sections/section-routes';
import { addLessonRoutes } from './scheduling/lesson-routes';
import { WebPage } from './web-page';

/** Dependencies of the application. */
export interface Parts {
  configuration: Pick<Configuration, 'form' | 'shape' | 'log'>;
  database: Database;
  store: FileStore;
  version: string;
  /** Folder of the built page. */
  webFolder: string;
  /** Adds hooks before any route is registered, so that they apply to all routes. Only used by the sandbox for drills. */
  arrange?: (app: FastifyInstance, place: { database: Database; store: FileStore }) => void;
}

/** Time limit for receiving a request in full, in milliseconds: the page's time-out for an upload. */
const REQUEST_MS = 300_000;

/** Creates the complete sandbox, ready to listen. */
export async function createApplication(parts: Parts): Promise<FastifyInstance> {
  const { form, shape } = parts.configuration;
  const announced = shape.includes('unannounced') ? undefined : parts.version;
  const app = fastify({
    logger: parts.configuration.log,
    trustProxy: 'loopback',
    genReqId: requestIdOf,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: false },
    frameworkErrors: (error, request, reply) => {
      setResponseHeaders(request, reply, announced);
      answerError(error, request, reply, form);
    },
  });
  app.setErrorHandler((error: Error, request, reply) => answerError(error, request, reply, form));
  addResponseHeaders(app, announced);
  acceptEmptyJson(app);
  parts.arrange?.(app, parts);

  const known = new KnownAddresses(app);
  const signInLog = new SignInLog();
  app.get('/sandbox/sign-ins', async (request) => {
    const socketAddress = request.socket.remoteAddress ?? '';
    if (!/^(::ffff:)?127\.|^::1$/.test(socketAddress)) {
      throw notFound();
    }
    return { attempts: signInLog.list() };
  });

  // A file that is too large is truncated and read to its end; the upload code then reports the reason for the
  // rejection.
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  await app.register(async (api) => addApi(api, parts, signInLog), { prefix: '/api' });
  await app.register(async (media) => {
    requireTokens(media, parts.database);
    addFileRoutes(media, parts.database, parts.store, form);
  });

  const page = new WebPage(parts.webFolder, { shape, version: parts.version });
  await page.register(app);
  app.setNotFoundHandler(async (request, reply) => {
    if (/^\/(api|sandbox|media)(\/|\?|$)/.test(request.url)) {
      throw await refusalOfUnrouted(request, known, parts.database, form);
    }
    return page.answer(request, reply);
  });
  return app;
}

function addApi(api: FastifyInstance, parts: Parts, signInLog: SignInLog): void {
  const { database, store } = parts;
  const { form, shape } = parts.configuration;
  requireTokens(api, database);
  limitLists(api);
  addSchemaRoutes(api, form);
  addSignInRoutes(api, { database, signInLog, form, rateLimit: new SignInRateLimit() });
  addProfileRoutes(api, database, form);
  addAssignmentRoutes(api, { database, store, form, shape });
  addSubmissionRoutes(api, { database, store, form, shape });
  addLearningRoutes(api, database, form);
  addParentRoutes(api, database, form);
  addTutorRoutes(api, database, form);
  addReportRoutes(api, database);
  addListRoutes(api, database, form, shape);
  addAccountRoutes(api, { database, store, form, shape });
  if (!shape.includes('no-account-creation')) {
    addAccountCreation(api, database, form);
  }
  addProfileChanges(api, database, form);
  addRelationRoutes(api, database, form);
  addLessonRoutes(api, database);
  addSectionRoutes(api, database);
  addHealthRoutes(api, database, store);
}

/** Returns 405 for a wrong method, to signed-in users only, and 404 for an unknown address. */
async function refusalOfUnrouted(
  request: FastifyRequest,
  known: KnownAddresses,
  database: Database,
  form: Form,
): Promise<Refusal> {
  const { methods, isPublic } = known.find(request.url);
  if (methods.length === 0) {
    return isComplete(form) ? notFound() : debugNotFound(request);
  }
  if (!isPublic) {
    await authenticate(request, database);
  }
  return methodNotAllowed(request.method, methods);
}

/**
 * Clients often declare JSON as the content type of a request without a body, for example DELETE. Bytes that are no UTF-8
 * are refused: a decoder would replace them, and the server would read another text than was sent.
 */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) {
      done(Object.assign(new Error('Invalid UTF-8'), { statusCode: 400 }));
    } else if (body.length === 0) {
      done(null, undefined);
    } else {
      void parse(request, body.toString('utf8'), done);
    }
  });
}
