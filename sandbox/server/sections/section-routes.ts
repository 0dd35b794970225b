import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { readPageRequest, toPage } from '../http/pagination';
import { list } from '../http/throttle';
import { only, userOf } from '../identity/guards';
import { fullName } from '../identity/people';

const PAGE_SIZES = { usual: 20, most: 100 } as const;

/** Addresses that the roots of these groups name, as recorded. */
const ROOTS: Readonly<Record<string, { base: string; names: readonly string[] }>> = {
  '/notifications/': {
    base: '/notifications/',
    names: ['notifications', 'templates', 'settings', 'queue', 'broadcasts'],
  },
  '/payments/': { base: '/api/payments/', names: ['payments'] },
  '/reports/': {
    base: '/reports/',
    names: [
      'reports',
      'templates',
      'custom-reports',
      'custom-templates',
      'analytics-data',
      'schedules',
      'stats',
      'student-reports',
      'tutor-weekly-reports',
      'teacher-weekly-reports',
    ],
  },
};

/** Roles that see everybody among their contacts; the others see the staff. */
const SEES_EVERYBODY = ['admin', 'teacher', 'tutor'];

/**
 * Registers one read of each group of the API that has no page here: messages, notifications, payments, invoices,
 * reports, knowledge graph, applications, and the overview of the platform's health. They answer as recorded.
 */
export function addSectionRoutes(app: FastifyInstance, database: Database): void {
  for (const [address, { base, names }] of Object.entries(ROOTS)) {
    app.get(address, async (request) =>
      Object.fromEntries(names.map((name) => [name, `${request.protocol}://${request.host}${base}${name}/`])),
    );
  }

  app.get('/chat/', list, emptyPage);
  app.get('/knowledge-graph/lessons/', list, emptyPage);
  app.get('/applications/', { ...only('admin'), ...list }, emptyPage);
  app.get('/invoices/parent/', only('admin', 'tutor', 'parent'), async () => ({
    results: [],
    count: 0,
    page: 1,
    page_size: PAGE_SIZES.usual,
    total_pages: 1,
  }));

  app.get('/chat/contacts/', async (request) => {
    const reader = userOf(request);
    const others = await database
      .selectFrom('users')
      .selectAll()
      .where('id', '<>', reader.id)
      .where('is_active', '=', 1)
      .orderBy('id')
      .execute();
    const seen = others.filter((other) => SEES_EVERYBODY.includes(reader.role) || SEES_EVERYBODY.includes(other.role));
    const results = seen.map((other) => ({
      id: other.id,
      full_name: fullName(other),
      role: other.role,
      has_existing_chat: false,
      chat_id: null,
    }));
    return { count: results.length, results };
  });

  app.get('/system/health/', only('admin'), async () => ({
    status: 'healthy',
    timestamp: presentInstant(),
    alerts: [],
    components: { critical: [], warning: [] },
  }));
}

/** Nothing is stored in these groups. */
async function emptyPage(request: FastifyRequest) {
  return toPage(request, readPageRequest(request, PAGE_SIZES), 0, []);
}
