import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { adminKeys, listEverybody, userOf, type Kind } from '../../api/administration';
import { NativeSelect, TextArea, TextField, peopleOptions } from '../../ui/field';
import type { AccountForm } from './account-form';

interface AccountFieldsProps {
  kind: Kind;
  form: AccountForm;
  /** Error messages by the server's field name. */
  errors: Readonly<Record<string, string>>;
  /**
   * Whether the form is for a new account. A new account gets its subject here; later subjects have a separate
   * dialog.
   */
  isNew: boolean;
  onChange: (part: Partial<AccountForm>) => void;
}

/** The fields of one kind of account, in the order of the platform's dialogs. */
export function AccountFields({ kind, form, errors, isNew, onChange }: AccountFieldsProps): ReactNode {
  const staff = kind === 'teacher' || kind === 'tutor';
  return (
    <>
      <TextField
        label="Email"
        type="email"
        required
        autoComplete="off"
        value={form.email}
        error={errors['email']}
        onType={(email) => onChange({ email })}
      />
      <div className="fields-row">
        <TextField
          label="Имя"
          required
          autoComplete="off"
          value={form.firstName}
          error={errors['first_name']}
          onType={(firstName) => onChange({ firstName })}
        />
        <TextField
          label="Фамилия"
          required
          autoComplete="off"
          value={form.lastName}
          error={errors['last_name']}
          onType={(lastName) => onChange({ lastName })}
        />
      </div>
      {kind === 'student' ? (
        <>
          <TextField
            label="Класс"
            required
            value={form.grade}
            error={errors['grade']}
            onType={(grade) => onChange({ grade })}
          />
          <TextField
            label="Цель обучения"
            value={form.goal}
            error={errors['goal']}
            onType={(goal) => onChange({ goal })}
          />
          <div className="fields-row">
            <AccountSelect kind="tutor" label="Тьютор" value={form.tutor} onPick={(tutor) => onChange({ tutor })} />
            <AccountSelect
              kind="parent"
              label="Родитель"
              value={form.parent}
              onPick={(parent) => onChange({ parent })}
            />
          </div>
        </>
      ) : null}
      {kind === 'teacher' && isNew ? (
        <TextField
          label="Предмет"
          required
          value={form.subject}
          error={errors['subject']}
          onType={(subject) => onChange({ subject })}
        />
      ) : null}
      {kind === 'tutor' ? (
        <TextField
          label="Специализация"
          required
          value={form.specialization}
          error={errors['specialization']}
          onType={(specialization) => onChange({ specialization })}
        />
      ) : null}
      {staff ? (
        <>
          <TextField
            label="Опыт (лет)"
            type="number"
            min={0}
            value={form.experience}
            error={errors['experience_years']}
            onType={(experience) => onChange({ experience })}
          />
          <TextArea label="Био" value={form.bio} error={errors['bio']} onType={(bio) => onChange({ bio })} />
        </>
      ) : null}
      {kind === 'parent' || !isNew ? (
        <TextField
          label="Телефон"
          type="tel"
          autoComplete="off"
          value={form.phone}
          error={errors['phone']}
          onType={(phone) => onChange({ phone })}
        />
      ) : null}
    </>
  );
}

/** Selects one account of a kind, or none. */
function AccountSelect({
  kind,
  label,
  value,
  onPick,
}: {
  kind: Kind;
  label: string;
  value: string;
  onPick: (value: string) => void;
}): ReactNode {
  const everybody = useQuery({ queryKey: adminKeys.everybody(kind), queryFn: () => listEverybody(kind) });
  return (
    <NativeSelect
      label={label}
      value={value}
      onPick={onPick}
      options={peopleOptions('Не назначен', everybody.data?.map(userOf))}
    />
  );
}
