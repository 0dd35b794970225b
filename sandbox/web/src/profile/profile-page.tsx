import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Profile } from '../../../contract/identity';
import { changeProfile, profileKey, readProfile } from '../api/accounts';
import { useChange } from '../api/change';
import { Refusal } from '../api/failures';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { Card, PageHead } from '../ui/page';
import { dateOnly } from '../wording/dates';
import { ROLE_NAMES } from '../wording/terms';

/** `/profile`: the own data as the server has them; the telephone number may be changed. */
export function ProfilePage(): ReactNode {
  const profile = useQuery({ queryKey: profileKey, queryFn: readProfile });
  return (
    <>
      <PageHead title="Профиль" />
      <Loaded query={profile}>
        {(own) => (
          <div className="columns">
            <Card title="Мои данные" level={2}>
              <dl className="details">
                <dt>Имя</dt>
                <dd>{[own.first_name, own.last_name].filter(Boolean).join(' ') || own.username}</dd>
                <dt>Email</dt>
                <dd>{own.email}</dd>
                <dt>Роль</dt>
                <dd>{ROLE_NAMES[own.role]}</dd>
                {own.grade ? <Line name="Класс" value={own.grade} /> : null}
                {own.subjects.length > 0 ? <Line name="Предметы" value={own.subjects.join(', ')} /> : null}
                {own.specialization ? <Line name="Специализация" value={own.specialization} /> : null}
                <dt>Дата регистрации</dt>
                <dd>{dateOnly(own.date_joined)}</dd>
              </dl>
            </Card>
            <Card title="Контакты" level={2}>
              <PhoneForm key={own.phone ?? ''} profile={own} />
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

function PhoneForm({ profile }: { profile: Profile }): ReactNode {
  const [phone, setPhone] = useState(profile.phone ?? '');
  const save = useChange<void, unknown>({
    act: () => changeProfile({ phone: phone.trim() || null }),
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
