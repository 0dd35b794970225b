import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ChatSummary, UserStatistics } from '../../contract/administration';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { only } from '../identity/guards';
import { toPerson } from '../identity/people';

const admin = only('admin');

/** The figures and lists that the admin looks at. */
export function addOverviewRoutes(app: FastifyInstance, database: Database): void {
  app.get('/admin/stats/users/', admin, async (): Promise<UserStatistics> => {
    // Times are stored in UTC, so their date is the server's day.
    const today = presentInstant().slice(0, 10);
    return database
      .selectFrom('users')
      .select((column) => {
        const withRole = (role: string) => sql<number>`count(case when role = ${role} then 1 end)`;
        return [
          column.fn.countAll<number>().as('total_users'),
          withRole('student').as('total_students'),
          withRole('teacher').as('total_teachers'),
          withRole('tutor').as('total_tutors'),
          withRole('parent').as('total_parents'),
          withRole('admin').as('total_admins'),
          sql<number>`count(case when is_active = 1 and substr(last_login, 1, 10) = ${today} then 1 end)`.as(
            'active_today',
          ),
          sql<number>`count(case when is_active = 0 then 1 end)`.as('inactive_users'),
        ];
      })
      .executeTakeFirstOrThrow();
  });

  app.get('/admin/chats/', admin, async (): Promise<ChatSummary[]> => {
    const chats = await database.selectFrom('chats').selectAll().orderBy('id', 'desc').execute();
    const participants = await database
      .selectFrom('chat_participants')
      .innerJoin('users', 'users.id', 'chat_participants.user_id')
      .select(['chat_participants.chat_id', 'users.id', 'users.first_name', 'users.last_name', 'users.email'])
      .orderBy('users.id')
      .execute();
    const messages = await database
      .selectFrom('chat_messages')
      .select((column) => ['chat_id', 'content', column.fn.max('sent_at').as('sent_at')])
      .groupBy('chat_id')
      .execute();
    return chats.map((chat) => {
      const last = messages.find((message) => message.chat_id === chat.id);
      return {
        id: chat.id,
        title: chat.title,
        participants: participants.filter((participant) => participant.chat_id === chat.id).map(toPerson),
        last_message: last?.content ?? null,
        last_message_at: last?.sent_at ?? null,
      };
    });
  });
}
