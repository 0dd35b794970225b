import type { FastifyInstance } from 'fastify';
import type { Report, Ward, WardDetails } from '../../contract/family';
import type { Database } from '../database/connection';
import { idFromAddress } from '../http/addresses';
import { readBody } from '../http/fields';
import { only, userOf } from '../identity/guards';
import { createReport, newReportSchema, readReports } from './reports';
import { readWardDetails, readWards } from './wards';

/** What parents and tutors read about their students, and the reports tutors write. */
export function addFamilyRoutes(app: FastifyInstance, database: Database): void {
  for (const [address, guardian] of [
    ['/parents/children/', only('parent')],
    ['/tutors/students/', only('tutor')],
  ] as const) {
    app.get(address, guardian, async (request): Promise<Ward[]> => readWards(database, userOf(request)));
    app.get(`${address}:id/`, guardian, async (request): Promise<WardDetails> => {
      return readWardDetails(database, userOf(request), idFromAddress(request));
    });
  }

  app.get('/parents/reports/', only('parent'), async (request): Promise<Report[]> => {
    return readReports(database, userOf(request));
  });
  app.get('/tutors/reports/', only('tutor'), async (request): Promise<Report[]> => {
    return readReports(database, userOf(request));
  });
  app.post('/tutors/reports/', only('tutor'), async (request, reply) => {
    const values = readBody(newReportSchema, request.body);
    return reply.code(201).send(await createReport(database, userOf(request), values));
  });
}
