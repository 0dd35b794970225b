/** The folders of a top folder in the order of the import rules. */
export const ORDER: Readonly<Record<'suite' | 'reporting' | 'tools', readonly string[]>>;
