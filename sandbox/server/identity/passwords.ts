import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Cost of one hash. Half of scrypt's usual value: a sign-in has to respond within 200 ms on a small machine that runs
 * a browser at the same time, and these passwords protect only test data.
 */
const COST = { N: 8192, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Without letters and digits that look alike, because users read a generated password from the screen. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const GENERATED_LENGTH = 14;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Hashes a password with a new salt, in the format that `verifyPassword` expects. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt);
  return `${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Hash for unknown users. Checking it takes as long as checking a real one. */
const unknownUserHash = `${randomBytes(SALT_BYTES).toString('base64')}$${randomBytes(KEY_BYTES).toString('base64')}`;

/**
 * Whether `password` matches the hash. Null means an unknown user: the result is then false after the same work, so
 * that the response time does not disclose which addresses have an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [salt = '', expected = ''] = (hash ?? unknownUserHash).split('$');
  const key = await derive(password, Buffer.from(salt, 'base64'));
  const expectedKey = Buffer.from(expected, 'base64');
  return expectedKey.length === key.length && timingSafeEqual(key, expectedKey) && hash !== null;
}

/** Generates a password for a new account or a reset: 14 characters that are easy to distinguish. */
export function generatePassword(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
