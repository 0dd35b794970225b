import { buffer } from 'node:stream/consumers';
import type { Fault } from './fault';
import { ASSIGN_PARENT, formerReadsOn, STUDENT_PROFILE } from './outdated-state';
import { PLACES } from './places';

const DELETE_ASSIGNMENT = /^DELETE \/api\/assignments\/(?:assignments\/)?:id\/$/;

/** Faults in who still gets the file of an answer, after the student or the assignment has gone elsewhere. */
export const FILE_ACCESS_FAULTS: readonly Fault[] = [
  {
    id: 'former-parent-downloads',
    breaks: 'a parent goes on downloading the files of a child that was given to another parent',
    detectedBy: [
      'M a parent whose child is given to another parent reads nothing of it any more, and the new parent reads all',
    ],
    inject: (hooks) => formerReadsOn(hooks, ASSIGN_PARENT, 'parent_id', PLACES.file),
  },
  {
    id: 'former-tutor-downloads',
    breaks: 'a tutor goes on downloading the files of a student who was given to another tutor',
    detectedBy: [
      'M a tutor whose student is given to another tutor reads nothing of the work any more, and the new tutor reads all',
    ],
    inject: (hooks) => formerReadsOn(hooks, STUDENT_PROFILE, 'tutor_id', PLACES.file),
  },
  {
    id: 'deleted-assignment-leaves-files',
    breaks: 'the files of the answers to a deleted assignment are still handed out',
    detectedBy: ['S1 the answers to an assignment that is deleted are gone with it'],
    inject: (hooks) => {
      const left = new Map<string, Buffer>();
      hooks.before(DELETE_ASSIGNMENT, async ({ id }) => {
        const files = await hooks.database
          .selectFrom('files')
          .innerJoin('answer_versions', 'answer_versions.id', 'files.version_id')
          .innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
          .select(['files.media_name', 'files.storage_name'])
          .where('answers.assignment_id', '=', id)
          .execute();
        for (const { media_name, storage_name } of files) {
          const stored = await hooks.store.read(storage_name);
          if (stored !== undefined) left.set(media_name, await buffer(stored.stream));
        }
      });
      hooks.stub(PLACES.file, ({ request }) => {
        const bytes = left.get((request.params as { name: string }).name);
        return bytes === undefined ? undefined : { status: 200, body: bytes };
      });
    },
  },
];
