/** Reads everything that the API returns to several people, to compare it before and after a change. */
import { asJson } from '../../lib/json';
import type { ApiClient } from '../api/client';
import { isFields } from '../network/reading';
import { isAbout, type About } from './is-about';
import { valuesOf, type Value } from './values';

/** A person with a session, and what is read in it. */
export interface Reader {
  /** As sentences name the person: “the student”. */
  readonly who: string;
  readonly api: ApiClient;
  readonly paths: readonly string[];
  /** Lists that hold records of other tests, too, are read for records about these people only. */
  readonly about?: About;
}

/** One response, as it was read. */
export interface Reading {
  readonly who: string;
  readonly path: string;
  readonly status: number;
  /** Values by their place. */
  readonly values: ReadonlyMap<string, Value>;
  /** Whether a list held records of other tests, too: what it counts then depends on them. */
  readonly hasOthers?: boolean;
}

/** Reads all paths of all readers. A response that is no JSON has no values. */
export async function readAll(readers: readonly Reader[]): Promise<Reading[]> {
  return (await Promise.all(readers.map(readPaths))).flat();
}

async function readPaths({ who, api, paths, about }: Reader): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const path of paths) {
    const { status, text } = await api.send('GET', path);
    const content = asJson(text);
    const own = ofRecords(content, about);
    const values = new Map(valuesOf(own).map((value) => [value.place, value]));
    readings.push({ who, path, status, values, hasOthers: own !== content });
  }
  return readings;
}

/** Leaves out the items of lists that are about none of these people, and with them what counts the items. */
function ofRecords(content: unknown, about: About | undefined): unknown {
  if (about === undefined) return content;
  if (Array.isArray(content)) {
    const own = content.filter((item: unknown) => !isFields(item) || isAbout(item, about));
    return own.length === content.length ? content : own;
  }
  // A record of its own is no list.
  if (!isFields(content) || 'id' in content) return content;
  const lists = Object.entries(content).filter(([, value]) => Array.isArray(value));
  const own = lists.map(([name, value]) => [name, ofRecords(value, about)] as const);
  return own.every(([name, value]) => value === content[name]) ? content : Object.fromEntries(own);
}
