import { secretsIn } from '../../suite/secrets/detect-secrets';

/** Debug output shows the bodies of requests in base64. */
const PACKED = /[A-Za-z0-9+/_-]{40,}={0,2}/g;

/** Returns the bodies with secrets that a text contains in base64. */
export function unpackedBodies(text: string): string[] {
  return [...text.matchAll(PACKED)]
    .map(([packed]) => Buffer.from(packed, 'base64').toString('utf8'))
    .filter((body) => secretsIn(body).length > 0);
}
