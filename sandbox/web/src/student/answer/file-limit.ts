import { departs } from '../../shape';

/** The platform's limit for one file, in bytes. */
const LARGEST_FILE = 50 * 1024 * 1024;

/** Why a file is refused before it is sent, or null. Kinds are the server's to judge: a name proves nothing here. */
export function fileRefusal(file: File | null): string | null {
  if (departs('broken-sending')) return null;
  return file && file.size > LARGEST_FILE ? 'Файл слишком большой. Максимальный размер: 50 МБ' : null;
}
