/** What a search over accounts may hit. */
interface Searchable {
  first_name: string;
  last_name: string;
  email: string;
  phone: string | null;
  specialization: string | null;
}

/** The text that searches look into: names in both orders, email, telephone and specialization, lower-cased. */
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

/** What a user is after a change of some columns; those that are undefined stay as they are. */
export function changed<Row extends object>(row: Row, changes: { [Column in keyof Row]?: Row[Column] | undefined }): Row {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(given) };
}
