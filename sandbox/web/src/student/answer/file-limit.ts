import { departs } from '../../shape';

/** The platform's limit for one file, in bytes. */
const LARGEST_FILE = 50 * 1024 * 1024;

/**
 * Returns why a file is rejected before it is sent, or null. File types are checked by the server: a name is no proof
 * of the type.
 */
export function fileRefusal(file: File | null): string | null {
  if (departs('broken-sending')) return null;
  return file && file.size > LARGEST_FILE ? 'Файл слишком большой. Максимальный размер: 50 МБ' : null;
}
