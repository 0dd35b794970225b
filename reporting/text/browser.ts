import { environment } from '../../suite/config/environment';

const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const;

/** Returns the common name of this run's browser, with its version. */
export function browserTitle(version: string): string {
  return `${TITLES[environment().browserName]} ${version}`;
}
