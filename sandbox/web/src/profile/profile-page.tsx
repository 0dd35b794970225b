import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { OwnUser } from '../../../contract/identity';
import { changeProfile, profileKey, readProfile } from '../api/accounts';
import { useChange } from '../api/change';
import { Refusal } from '../api/failures';
import { useSignedInUser } from '../session/store';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { Card, PageHead } from '../ui/page';
import { ROLE_NAMES } from '../wording/terms';

/** `/profile`: the user's own data as stored on the server; the phone number can be changed. */
export function ProfilePage(): ReactNode {
  const { role } = useSignedInUser();
  const profile = useQuery({ queryKey: profileKey, queryFn: () => readProfile(role) });
  return (
    <>
      <PageHead title="Мой профиль" />
      <Loaded query={profile}>
        {({ user, profile: own }) => (
          <div className="columns">
            <Card title="Мои данные" level={2}>
              <dl className="details">
                <dt>Имя</dt>
                <dd>{[user.first_name, user.last_name].filter(Boolean).join(' ') || user.email}</dd>
                <dt>Email</dt>
                <dd>{user.email}</dd>
                <dt>Роль</dt>
                <dd>{ROLE_NAMES[user.role]}</dd>
                {own.grade ? <Line name="Класс" value={String(own.grade)} /> : null}
                {own.subjects_list?.length ? <Line name="Предметы" value={own.subjects_list.join(', ')} /> : null}
                {own.specialization ? <Line name="Специализация" value={own.specialization} /> : null}
                {own.tutor_name ? <Line name="Тьютор" value={own.tutor_name} /> : null}
                {own.parent_name ? <Line name="Родитель" value={own.parent_name} /> : null}
              </dl>
            </Card>
            <Card title="Контакты" level={2}>
              <PhoneForm key={user.phone} user={user} />
            </Card>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Line({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function PhoneForm({ user }: { user: OwnUser }): ReactNode {
  const [phone, setPhone] = useState(user.phone);
  const save = useChange<void, unknown>({
    act: () => changeProfile(user.role, { phone: phone.trim() || null }),
    done: 'Профиль сохранён',
    refreshes: [profileKey],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        label="Телефон"
        type="tel"
        autoComplete="tel"
        value={phone}
        onType={setPhone}
        error={save.error instanceof Refusal ? (save.error.fields['phone'] ?? null) : null}
      />
      <div>
        <Button type="submit" look="primary" busy={save.isPending}>
          Сохранить
        </Button>
      </div>
    </form>
  );
}
