/** The searchable fields of an account. */
interface Searchable {
  first_name: string;
  last_name: string;
  email: string;
  phone: string | null;
  specialization: string | null;
}

/** Returns the text to search: names in both orders, email, phone and specialization, lower-cased. */
export function searchTextOf(user: Searchable): string {
  return [
    `${user.first_name} ${user.last_name}`,
    `${user.last_name} ${user.first_name}`,
    user.email,
    user.phone ?? '',
    user.specialization ?? '',
  ]
    .join('\n')
    .toLowerCase();
}

/** Returns the row with changed columns; undefined changes are ignored. */
export function changed<Row extends object>(
  row: Row,
  changes: { [Column in keyof Row]?: Row[Column] | undefined },
): Row {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(given) };
}
