/** Reads everything that the API returns to several people, to compare it before and after a change. */
import { asJson } from '../../lib/json';
import type { ApiClient } from '../api/client';
import { valuesOf, type Value } from './values';

/** A person with a session, and what is read in it. */
export interface Reader {
  /** As sentences name the person: “the student”. */
  readonly who: string;
  readonly api: ApiClient;
  readonly paths: readonly string[];
  /** Lists that hold records of other tests, too, are read for records with one of these texts only. */
  readonly about?: readonly string[];
}

/** One response, as it was read. */
export interface Reading {
  readonly who: string;
  readonly path: string;
  readonly status: number;
  /** Values by their place. */
  readonly values: ReadonlyMap<string, Value>;
}

/** Reads all paths of all readers. A response that is no JSON has no values. */
export async function readAll(readers: readonly Reader[]): Promise<Reading[]> {
  return (await Promise.all(readers.map(readPaths))).flat();
}

async function readPaths({ who, api, paths, about }: Reader): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const path of paths) {
    const { status, text } = await api.send('GET', path);
    const values = valuesOf(ofRecords(asJson(text), about));
    readings.push({ who, path, status, values: new Map(values.map((value) => [value.place, value])) });
  }
  return readings;
}

/** Leaves out the items of lists that have none of the texts, and what counts them. */
function ofRecords(content: unknown, about: readonly string[] | undefined): unknown {
  if (about === undefined) return content;
  if (Array.isArray(content))
    return content.filter((item) => about.some((text) => JSON.stringify(item).includes(text)));
  if (typeof content !== 'object' || content === null) return content;
  const lists = Object.entries(content).filter(([, value]) => Array.isArray(value));
  return lists.length === 0
    ? content
    : Object.fromEntries(lists.map(([name, value]) => [name, ofRecords(value, about)]));
}
