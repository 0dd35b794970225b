/** Of cache.mjs, which is plain JavaScript because it runs before the packages are installed. */
export const ROOT: string;
export function readCache(name: string): string | undefined;
export function writeCache(name: string, text: string): void;
export function fingerprint(places: readonly string[]): string;
