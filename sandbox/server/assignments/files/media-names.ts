import { randomInt } from 'node:crypto';
import { extname } from 'node:path';

/** Where the files of answers are. */
export const MEDIA_FOLDER = '/media/assignments/submissions/';

const SUFFIX_LENGTH = 7;
const SUFFIX_SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The address of a file as answers tell it. */
export function mediaAddress(mediaName: string): string {
  return MEDIA_FOLDER + encodeURIComponent(mediaName);
}

/**
 * The name of a file in its address: blanks become underscores, other signs are left out, and a name that is taken gets
 * seven random signs before its ending.
 */
export function mediaNameFor(name: string, isTaken: (mediaName: string) => boolean): string {
  const plain = name.replace(/\s+/g, '_').replace(/[^\p{L}\p{N}_.-]/gu, '') || 'file';
  const ending = extname(plain);
  const stem = plain.slice(0, plain.length - ending.length);
  let candidate = plain;
  while (isTaken(candidate)) {
    const suffix = Array.from({ length: SUFFIX_LENGTH }, () => SUFFIX_SIGNS.charAt(randomInt(SUFFIX_SIGNS.length))).join('');
    candidate = `${stem}_${suffix}${ending}`;
  }
  return candidate;
}
