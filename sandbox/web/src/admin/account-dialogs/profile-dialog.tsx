import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UserRecord } from '../../../../contract/identity';
import { adminKeys, listEverybody, readUser, userOf, type AccountRow } from '../../api/administration';
import { departs } from '../../shape';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/loaded';
import { dateOnly, dateTime } from '../../wording/dates';
import { initials, percent } from '../../wording/numbers';
import { ROLE_NAMES } from '../../wording/terms';

/** «Профиль пользователя»: the user, always requested again, and the role's data from the list. */
export function ProfileDialog({ account, onClose }: { account: AccountRow; onClose: () => void }): ReactNode {
  const { id } = userOf(account);
  const user = useQuery({ queryKey: adminKeys.account(id), queryFn: () => readUser(id), gcTime: 0 });
  const students = useQuery({
    queryKey: adminKeys.everybody('student'),
    queryFn: () => listEverybody('student'),
    enabled: account.kind === 'parent',
  });
  return (
    <Dialog title="Профиль пользователя" onClose={onClose} footer={<Button onClick={onClose}>Закрыть</Button>}>
      <Loaded query={user}>
        {(known) => (
          <dl className="details">
            {linesOf(known, account, students.data ?? []).map(([name, value]) => (
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

type Line = [name: string, value: ReactNode];

function linesOf(user: UserRecord, account: AccountRow, students: readonly AccountRow[]): Line[] {
  if (departs('bare-profiles')) return bareLines(user, account);
  return [
    ['ФИО', user.full_name],
    ['Email', user.email],
    ['Роль', ROLE_NAMES[user.role]],
    ['Статус', user.is_active ? <Badge tone="good">Активен</Badge> : <Badge tone="bad">Неактивен</Badge>],
    ['Телефон', user.phone || 'Не указан'],
    ...ownLines(account, students),
    ['Дата регистрации', dateTime(user.date_joined)],
  ];
}

/** Lines as on the published build: no name and no role, and only the captions of related accounts. */
function bareLines(user: UserRecord, { kind, row }: AccountRow): Line[] {
  const common: Line[] = [
    ['Пользователь', initials(user.full_name)],
    ['Статус', user.is_active ? <Badge tone="good">Активен</Badge> : <Badge tone="bad">Неактивен</Badge>],
    ['Email', user.email],
    ['Зарегистрирован', dateOnly(user.date_joined)],
  ];
  switch (kind) {
    case 'student':
      return [
        ...common,
        ['Класс', row.grade || '-'],
        ['Цель', row.goal || '-'],
        ['Тьютор', ''],
        ['Родитель', ''],
        ['Прогресс', percent(row.progress_percentage)],
      ];
    case 'teacher':
      return [
        ...common,
        ['Предмет', '-'],
        ['Предметы', 'Нет назначенных предметов'],
        ['Опыт (лет)', row.experience_years],
        ['Био', row.bio || '-'],
      ];
    case 'tutor':
      return [
        ...common,
        ['Специализация', row.specialization || '-'],
        ['Опыт (лет)', row.experience_years],
        ['Био', row.bio || '-'],
      ];
    case 'parent':
      return [...common, ['Профиль', 'Профиль родителя (базовые поля отображены выше)']];
  }
}

/** Lines that only accounts of this kind have. */
function ownLines(account: AccountRow, students: readonly AccountRow[]): Line[] {
  const { kind, row } = account;
  switch (kind) {
    case 'student':
      return [
        ['Класс', row.grade || 'Не указан'],
        ['Цель обучения', row.goal || 'Не указана'],
        ['Прогресс', percent(row.progress_percentage)],
        ['Тьютор', row.tutor_info?.name ?? 'Не назначен'],
        ['Родитель', row.parent_info?.name ?? 'Не назначен'],
      ];
    case 'teacher':
      return [
        ['Предметы', row.subjects.map(({ name }) => name).join(', ') || 'Не назначены'],
        ['Опыт (лет)', row.experience_years],
        ['Био', row.bio || 'Не указано'],
      ];
    case 'tutor':
      return [
        ['Специализация', row.specialization || 'Не указана'],
        ['Опыт (лет)', row.experience_years],
        ['Био', row.bio || 'Не указано'],
      ];
    case 'parent':
      return [['Дети', childrenOf(row.user.id, students).join(', ') || 'Не привязаны']];
  }
}

function childrenOf(parentId: number, students: readonly AccountRow[]): string[] {
  return students.flatMap((student) =>
    student.kind === 'student' && student.row.parent_info?.id === parentId ? student.row.user.full_name : [],
  );
}
