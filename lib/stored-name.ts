import { escapeRegExp } from './escape-regexp';

/**
 * Returns a pattern of the names under which a server may store a file: as it was sent or, where it has a file of that name
 * already, with seven letters or digits after it, as Django's file storage does.
 */
export function storedName(sent: string): RegExp {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(sent) ?? [];
  return new RegExp(`^${escapeRegExp(stem)}(?:_[A-Za-z0-9]{7})?${escapeRegExp(ending)}$`);
}
