import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { adminKeys, listChats } from '../api/administration';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { AdminPart } from './admin-page';

/** `/admin/chats`: a summary of every chat. */
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
                  <h3>{chat.name}</h3>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </AdminPart>
  );
}
