/** Finds the results over which a second run is laid: of the last run, of a folder, or of a CI artefact. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isInside } from '../../lib/inside';
import { deskReportsFolder, reportsFolder } from '../../suite/config/environment';
import { ZipProblem, readZip, unpack } from '../../lib/zip/zip';
import {
  RESULTS_FILE,
  keptResultsFolder,
  readKeptResults,
  type KeptResults,
} from '../../reporting/run-end/kept-results';
import { SHARD_BLOB } from '../../suite/config/folders';
import { SHARD_NOTE } from '../../reporting/shards/shard-note';
import { UsageError } from '../cli/options';
import { collectShards } from '../shards/collect';
import { mergeShards } from '../shards/merge-shards';
import { useLastReports } from '../suite/last-run';

export interface FirstRun {
  readonly kept: KeptResults;
  readonly blob: Buffer;
  /** Allure's results of that run; the folder may not exist. */
  readonly allure: string;
}

/**
 * @param from folder or zip of another place; undefined for the last run of this report folder
 * @throws UsageError saying what is missing and what to do
 */
export async function findFirstRun(from: string | undefined): Promise<FirstRun> {
  if (from === undefined) {
    useLastReports();
    const first = firstRunIn(keptResultsFolder());
    if (first !== undefined) return first;
    throw new UsageError(
      `--failed: the last run of ${path.relative(process.cwd(), reportsFolder()) || '.'} left no results (none was run with npm start, or it was killed). npm start runs the whole suite.`,
    );
  }
  if (!existsSync(from)) throw new UsageError(`--failed-from: there is no ${from}.`);
  const folder = statSync(from).isDirectory() ? path.resolve(from) : unpacked(from);
  const found = filesBelow(folder, RESULTS_FILE)
    .filter((file) => !isOfDesk(folder, file))
    .flatMap((file) => firstRunIn(path.dirname(file)) ?? []);
  if (found.length > 1)
    throw new UsageError(
      `--failed-from: ${from} holds the results of ${found.length} runs (${found.map(({ kept }) => kept.run.runId).join(', ')}). Name the folder of one of them.`,
    );
  return found[0] ?? (await fromShards(folder, from));
}

/** Desk runs have reports of their own, below those of the whole run. */
function isOfDesk(reports: string, file: string): boolean {
  return path.relative(reports, file).split(path.sep).includes(path.basename(deskReportsFolder()));
}

/** The artefacts of shards that nobody has merged are merged here first. */
async function fromShards(folder: string, from: string): Promise<FirstRun> {
  if (filesBelow(folder, SHARD_NOTE).length === 0) {
    throw new UsageError(
      `--failed-from: ${from} holds no results of a run (results/${RESULTS_FILE} with its ${SHARD_BLOB}, or the shard folders of one run). Take the artefact that has the whole report folder.`,
    );
  }
  await mergeShards(collectShards([folder]));
  const merged = firstRunIn(keptResultsFolder());
  if (merged === undefined) throw new UsageError(`--failed-from: the shards in ${from} could not be merged.`);
  return merged;
}

function firstRunIn(folder: string): FirstRun | undefined {
  const kept = readKeptResults(folder);
  if (kept === undefined) return undefined;
  // Read now: the second run writes into the report folder.
  return {
    kept,
    blob: readFileSync(path.join(folder, SHARD_BLOB)),
    allure: path.join(folder, '..', 'runs', kept.run.runId, 'allure-results'),
  };
}

/** The parts of an artefact that a second run needs. */
const NEEDED = /(?:^|\/)(?:results\/[\w.]+|shard\.json|blob\.zip|allure-results\/[^/]+)$/;

/** @returns the folder with the needed parts of an archive @throws UsageError */
function unpacked(file: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-results-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    for (const member of readZip(readFileSync(file)).filter(({ name }) => NEEDED.test(name))) {
      const place = path.join(folder, member.name);
      // A malicious name may point outside the folder.
      if (!isInside(folder, place))
        throw new UsageError(
          `--failed-from: ${file} names a file outside itself (${member.name}). Nothing of it is used.`,
        );
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, unpack(member));
    }
  } catch (error) {
    if (error instanceof ZipProblem) throw new UsageError(`--failed-from: the archive ${file} ${error.message}.`);
    throw error;
  }
  return folder;
}

function filesBelow(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => path.join(entry.parentPath, entry.name));
}
