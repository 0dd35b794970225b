import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { adminKeys, listEverybody, userOf, type AccountFilter, type Kind } from '../../api/administration';
import { Button, IconButton } from '../../ui/button';
import { NativeSelect, TextField, peopleOptions } from '../../ui/field';
import { WORDS } from './kinds';

export const NO_FILTER: AccountFilter = { search: '', grade: '', tutor: '', active: '', page: 1, size: '20' };

/** Delay after the last keystroke before the table is requested again, in milliseconds. */
const PAUSE_MS = 350;

/**
 * The filters of a table. Typing requests the table after a delay; Enter and «Найти» request it at once. Any change
 * returns to page one.
 */
export function Filters({
  kind,
  filter,
  onFilter,
}: {
  kind: Kind;
  filter: AccountFilter;
  onFilter: (filter: AccountFilter) => void;
}): ReactNode {
  const [search, setSearch] = useState(filter.search);
  const [grade, setGrade] = useState(filter.grade);
  const narrow = (part: Partial<AccountFilter>) => onFilter({ ...filter, ...part, page: 1 });
  const ask = () => {
    const typed = { search: search.trim(), grade: grade.trim() };
    if (typed.search !== filter.search || typed.grade !== filter.grade) narrow(typed);
  };
  useEffect(() => {
    const pause = setTimeout(ask, PAUSE_MS);
    return () => clearTimeout(pause);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const reset = () => {
    setSearch('');
    setGrade('');
    onFilter(NO_FILTER);
  };
  return (
    <form className="filters" role="search" aria-label={`Фильтры: ${WORDS[kind].title}`} onSubmit={submit}>
      <div className="filter-search">
        <TextField label="Поиск" placeholder={WORDS[kind].searchHint} value={search} onType={setSearch} />
        <IconButton type="submit" look="plain" label="Найти" icon={<Search aria-hidden />} />
      </div>
      {kind === 'student' ? (
        <>
          <TextField label="Класс" placeholder="Класс..." value={grade} onType={setGrade} />
          <TutorFilter value={filter.tutor} onPick={(tutor) => narrow({ tutor })} />
        </>
      ) : null}
      <NativeSelect
        label="Статус"
        value={filter.active}
        onPick={(active) => narrow({ active: active as AccountFilter['active'] })}
        options={[
          ['', 'Все'],
          ['true', 'Активные'],
          ['false', 'Неактивные'],
        ]}
      />
      <NativeSelect
        label="Показывать по"
        value={filter.size}
        onPick={(size) => narrow({ size: size as AccountFilter['size'] })}
        options={[
          ['20', '20'],
          ['50', '50'],
        ]}
      />
      <Button onClick={reset}>Сбросить фильтры</Button>
    </form>
  );
}

function TutorFilter({ value, onPick }: { value: string; onPick: (value: string) => void }): ReactNode {
  const tutors = useQuery({ queryKey: adminKeys.everybody('tutor'), queryFn: () => listEverybody('tutor') });
  return (
    <NativeSelect
      label="Тьютор"
      value={value}
      onPick={onPick}
      options={peopleOptions('Все', tutors.data?.map(userOf))}
    />
  );
}
