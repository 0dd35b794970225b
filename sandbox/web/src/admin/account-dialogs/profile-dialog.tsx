import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Account } from '../../../../contract/administration';
import { adminKeys, readAccount } from '../../api/administration';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/loaded';
import { dateTime } from '../../wording/dates';
import { percent } from '../../wording/numbers';
import { ROLE_NAMES } from '../../wording/terms';

/** «Профиль пользователя»: the whole account, asked for afresh. */
export function ProfileDialog({ id, onClose }: { id: number; onClose: () => void }): ReactNode {
  const account = useQuery({ queryKey: adminKeys.account(id), queryFn: () => readAccount(id), gcTime: 0 });
  return (
    <Dialog title="Профиль пользователя" onClose={onClose} footer={<Button onClick={onClose}>Закрыть</Button>}>
      <Loaded query={account}>
        {(known) => (
          <dl className="details">
            {linesOf(known).map(([name, value]) => (
              <div key={name} className="details-line">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </Dialog>
  );
}

function linesOf(account: Account): [name: string, value: ReactNode][] {
  const { role } = account;
  const staff = role === 'teacher' || role === 'tutor';
  const lines: ([string, ReactNode] | null)[] = [
    ['ФИО', account.full_name],
    ['Email', account.email],
    ['Имя пользователя', account.username],
    ['Роль', ROLE_NAMES[role]],
    ['Статус', account.is_active ? <Badge tone="good">Активен</Badge> : <Badge tone="bad">Неактивен</Badge>],
    ['Телефон', account.phone ?? 'Не указан'],
    role === 'student' ? ['Класс', account.grade ?? 'Не указан'] : null,
    role === 'student' ? ['Цель обучения', account.goal ?? 'Не указана'] : null,
    role === 'student' ? ['Прогресс', percent(account.progress)] : null,
    role === 'student' ? ['Тьютор', account.tutor?.full_name ?? 'Не назначен'] : null,
    role === 'student' ? ['Родитель', account.parent?.full_name ?? 'Не назначен'] : null,
    role === 'student' || role === 'teacher' ? ['Предметы', account.subjects.join(', ') || 'Не назначены'] : null,
    role === 'tutor' ? ['Специализация', account.specialization ?? 'Не указана'] : null,
    staff ? ['Опыт (лет)', account.experience_years ?? 'Не указан'] : null,
    staff ? ['Био', account.bio ?? 'Не указано'] : null,
    role === 'parent' ? ['Дети', account.children.map(({ full_name }) => full_name).join(', ') || 'Не привязаны'] : null,
    ['Дата регистрации', dateTime(account.date_joined)],
    ['Последний вход', account.last_login === null ? 'Ещё не входил' : dateTime(account.last_login)],
  ];
  return lines.filter((line) => line !== null);
}
