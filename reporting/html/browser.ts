import { environment } from '../../fixtures/environment';

const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const;

/** The browser of this run as people call it, with its version. */
export function browserTitle(version: string): string {
  return `${TITLES[environment().browserName]} ${version}`;
}
