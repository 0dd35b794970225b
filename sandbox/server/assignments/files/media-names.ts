import { randomInt } from 'node:crypto';
import { extname } from 'node:path';

/** Address of the folder of submission files. */
export const MEDIA_FOLDER = '/media/assignments/submissions/';

const SUFFIX_LENGTH = 7;
const SUFFIX_SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Returns the address of a file as used in responses. */
export function mediaAddress(mediaName: string): string {
  return MEDIA_FOLDER + encodeURIComponent(mediaName);
}

/**
 * Returns the media name of a file: spaces become underscores, other special characters are removed, and a name that
 * is already in use gets seven random characters before its extension.
 */
export function mediaNameFor(name: string, isTaken: (mediaName: string) => boolean): string {
  const plain = name.replace(/\s+/g, '_').replace(/[^\p{L}\p{N}_.-]/gu, '') || 'file';
  const ending = extname(plain);
  const stem = plain.slice(0, plain.length - ending.length);
  let candidate = plain;
  while (isTaken(candidate)) {
    const suffix = Array.from({ length: SUFFIX_LENGTH }, () =>
      SUFFIX_SIGNS.charAt(randomInt(SUFFIX_SIGNS.length)),
    ).join('');
    candidate = `${stem}_${suffix}${ending}`;
  }
  return candidate;
}
