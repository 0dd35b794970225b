/** What a test left in its trace for tools: its failures as data, its changes of data, and the load of the machine. */
import type { z } from 'zod';
import { changesSchema, type Change } from '../../suite/failure/change';
import { testFailuresSchema, type Failure } from '../../suite/failure/failure';
import { INTERNAL_DATA, type InternalDataKind } from '../../suite/run/internal-data';
import { machineSchema, type MachineNote } from '../../suite/run/machine-load';
import { recordSchema, type StepRecord } from '../../suite/protocol/outcome';
import { asJson } from '../../lib/json';
import { unpack, type Member } from '../../lib/zip/zip';

/** Empty where the test wrote none, or an older build of the suite did. */
export interface TraceNotes {
  readonly failures: readonly Failure[];
  readonly steps: readonly StepRecord[];
  readonly changes: readonly Change[];
  readonly machine: MachineNote | undefined;
}

/** A call of the trace with its attachments. */
interface Attaching {
  readonly attachments?: readonly { readonly name: string; readonly file?: string | undefined }[] | undefined;
}

/** @param members of the trace's archive, by name */
export function notesOf(calls: readonly Attaching[], members: ReadonlyMap<string, Member>): TraceNotes {
  const attachments = calls.flatMap((call) => call.attachments ?? []);
  const read = <T>(kind: InternalDataKind, shape: z.ZodType<T>): T | undefined => {
    const file = attachments.find(({ name }) => name === INTERNAL_DATA[kind])?.file;
    const member = file === undefined ? undefined : members.get(file);
    return member === undefined ? undefined : shape.safeParse(asJson(unpack(member).toString('utf8'))).data;
  };
  return {
    failures: read('failures', testFailuresSchema)?.failures ?? [],
    steps: read('protocol', recordSchema) ?? [],
    changes: read('changes', changesSchema) ?? [],
    machine: read('machine', machineSchema),
  };
}
