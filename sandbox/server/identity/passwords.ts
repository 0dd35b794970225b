import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Cost of one hash. Half of scrypt's usual figure: a sign-in has to answer within 200 ms on a small machine
 * that drives a browser at the same time, and these passwords guard nothing but made-up data.
 */
const COST = { N: 8192, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Without the letters and digits that look alike: a generated password is read off a screen. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const GENERATED_LENGTH = 14;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Hashes a password with a fresh salt; the result is what `verifyPassword` reads. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt);
  return `${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Hash of a password nobody has. Checking against it costs as much as checking a real one. */
const unknownUserHash = `${randomBytes(SALT_BYTES).toString('base64')}$${randomBytes(KEY_BYTES).toString('base64')}`;

/**
 * Whether `password` is the one that was hashed. Null stands for an unknown user: the answer is then false,
 * after the same work, so that the time taken does not tell which addresses have an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [salt = '', expected = ''] = (hash ?? unknownUserHash).split('$');
  const key = await derive(password, Buffer.from(salt, 'base64'));
  const expectedKey = Buffer.from(expected, 'base64');
  return expectedKey.length === key.length && timingSafeEqual(key, expectedKey) && hash !== null;
}

/** A password for a new account or after a reset: 14 characters that are easily told apart. */
export function generatePassword(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
