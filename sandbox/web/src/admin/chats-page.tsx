import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { adminKeys, listChats } from '../api/administration';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { dateTime } from '../wording/dates';
import { AdminPart } from './admin-page';

/** `/admin/chats`: every chat in short. */
export function ChatsPage(): ReactNode {
  const chats = useQuery({ queryKey: adminKeys.chats, queryFn: listChats });
  return (
    <AdminPart title="Все чаты">
      <Loaded query={chats}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="Нет чатов" text="Пользователи ещё не начали ни одного разговора" />
          ) : (
            <ul className="rows">
              {all.map((chat) => (
                <li key={chat.id} className="card">
                  <h3>{chat.title}</h3>
                  <p className="muted">{chat.participants.map(({ full_name }) => full_name).join(', ')}</p>
                  {chat.last_message ? <p className="prose clamped">{chat.last_message}</p> : null}
                  {chat.last_message_at ? <p className="muted">{dateTime(chat.last_message_at)}</p> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </AdminPart>
  );
}
