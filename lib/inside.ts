import path from 'node:path';

/** Returns whether a file is in a folder, at any depth. On Windows it may be on another drive, to which no relative path leads. */
export function isInside(
  folder: string,
  file: string,
  system: Pick<typeof path, 'relative' | 'isAbsolute'> = path,
): boolean {
  const way = system.relative(folder, file);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !system.isAbsolute(way);
}
