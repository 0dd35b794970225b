import type { CreatedSubmission, Submission } from '../contract/assignments';
import type { Fault } from './fault';
import { each, eachSubmission, replaceText } from './each';
import { cutTypedTexts } from './in-page';
import { PLACES, sentAnswer } from './places';

const { send: SEND, any: ANY } = PLACES;

const LONG_TEXTS_TEST = 'S3 long texts with every kind of character and line are stored as they were typed';
const LONG_FORMS_TEST = 'S3 S4 a long answer and a long comment are stored as they were typed';
const FILE_ALONE_TEST = 'S3 a file alone is an answer, and nothing at all is none';

/** Response to a sent submission: the full submission, or the short form that creation returns. */
type Sent = Submission | CreatedSubmission;

/** Faults in sending submissions. */
export const ANSWER_FAULTS: readonly Fault[] = [
  {
    id: 'answer-not-stored',
    breaks: 'an answer is confirmed with a success toast and is not stored',
    detectedBy: ['3.5'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id } = await sentAnswer(hooks, sent, context);
        await hooks.database.deleteFrom('answers').where('id', '=', id).execute();
      }),
  },
  {
    id: 'typed-answer-cut',
    breaks: 'the form for an answer drops all that is typed beyond 2,000 characters',
    detectedBy: [LONG_FORMS_TEST],
    inject: (hooks) => hooks.page(cutTypedTexts, 'Введите ваш ответ', '2000'),
  },
  {
    id: 'typed-comment-cut',
    breaks: 'the form for a grade drops all that is typed into the comment beyond 4,000 characters',
    detectedBy: [LONG_FORMS_TEST],
    inject: (hooks) => hooks.page(cutTypedTexts, 'Напишите комментарий', '4000'),
  },
  {
    id: 'emoji-lost',
    breaks: 'characters beyond the basic plane become question marks in submissions',
    detectedBy: ['3.5'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        each(body, 'content', (found) => void replaceText(found, 'content', /[\u{10000}-\u{10ffff}]/gu, '?')),
      ),
  },
  {
    id: 'submission-sent-twice',
    breaks: 'the page sends a submission twice for one press',
    detectedBy: ['3.5'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) => {
          if (init?.method === 'POST' && typeof address === 'string' && /\/(?:submit|submissions)\/$/.test(address))
            void send(address, init);
          return send(address, init);
        };
      }),
  },
  {
    id: 'second-version-overwrites',
    breaks: 'a second version of an answer replaces the first, whose file is gone',
    detectedBy: ['3.10'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id, version } = await sentAnswer(hooks, sent, context);
        await hooks.database
          .deleteFrom('answer_versions')
          .where('answer_id', '=', id)
          .where('version', '<', version)
          .execute();
      }),
  },
  {
    id: 'first-file-removed',
    breaks: 'the file of the first version is gone when a third version is sent',
    detectedBy: ['S3 the student’s page shows each earlier version with its own text, file and moment'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id, version } = await sentAnswer(hooks, sent, context);
        await hooks.database
          .deleteFrom('files')
          .where('version_id', 'in', (query) =>
            query
              .selectFrom('answer_versions')
              .select('id')
              .where('answer_id', '=', id)
              .where('version', '<', version - 1),
          )
          .execute();
      }),
  },
  {
    id: 'old-files-forgotten',
    breaks: 'the files of earlier versions are no longer shown to the student',
    detectedBy: ['S5.a'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachSubmission(body, ({ versions = [] }) =>
          versions.slice(0, -1).forEach((one) => Object.assign(one, { file: null, file_url: null, file_name: null })),
        ),
      ),
  },
  {
    id: 'answer-text-lost',
    breaks: 'the text of an answer that comes with a file is not stored',
    detectedBy: ['4.4'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id } = await sentAnswer(hooks, sent, context);
        if (sent.file !== null)
          await hooks.database
            .updateTable('answer_versions')
            .set({ content: '' })
            .where('answer_id', '=', id)
            .execute();
      }),
  },
  {
    id: 'long-answer-cut',
    breaks: 'an answer is cut after 1,000 characters',
    detectedBy: [LONG_TEXTS_TEST],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        each(body, 'content', (found) => void replaceText(found, 'content', /^([^]{1000})[^]+$/, '$1')),
      ),
  },
  {
    id: 'characters-normalized',
    breaks: 'x² becomes x2 in answers',
    detectedBy: ['3.5', LONG_TEXTS_TEST],
    inject: (hooks) =>
      hooks.answers(ANY, (body) => each(body, 'content', (found) => void replaceText(found, 'content', /²/g, '2'))),
  },
  {
    id: 'spaces-collapsed',
    breaks: 'double spaces, indentation and blank lines of an answer are lost',
    detectedBy: ['3.5', LONG_TEXTS_TEST],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        each(body, 'content', (found) => {
          replaceText(found, 'content', / {2,}/g, ' ');
          replaceText(found, 'content', /\n{2,}/g, '\n');
        }),
      ),
  },
  {
    id: 'versions-repeat-current',
    breaks: 'every version has the text of the current one',
    detectedBy: ['3.10'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachSubmission(body, ({ content, versions = [] }) => versions.forEach((one) => void (one.content = content))),
      ),
  },
  {
    id: 'first-version-shown',
    breaks: 'the student’s page shows the text of the first version as the current one',
    detectedBy: ['3.10'],
    inject: (hooks) =>
      hooks.answers(PLACES.one, (body) =>
        eachSubmission(body, (answer) => void (answer.content = answer.versions?.[0]?.content ?? answer.content)),
      ),
  },
  {
    id: 'empty-answer-accepted',
    breaks: 'an answer without text and file is accepted',
    detectedBy: [FILE_ALONE_TEST],
    inject: (hooks) =>
      hooks.refusals(SEND, (body, { reply }) => {
        if (!('content' in body)) return undefined;
        void reply.code(201);
        return { assignment: 0, content: '', file: null, answers: [] };
      }),
  },
  {
    id: 'file-alone-not-sent',
    breaks: 'the form sends no answer without a text',
    detectedBy: [FILE_ALONE_TEST],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener(
          'submit',
          (event) => {
            const text = event.target instanceof Element ? event.target.querySelector('textarea') : null;
            if (text?.placeholder.startsWith('Введите ваш ответ') && text.value === '') {
              event.preventDefault();
              event.stopImmediatePropagation();
            }
          },
          true,
        );
      }),
  },
  {
    id: 'status-graded-at-once',
    breaks: 'an answer is stored as graded as soon as it is sent',
    detectedBy: ['S3.a'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id } = await sentAnswer(hooks, sent, context);
        await hooks.database.updateTable('answers').set({ status: 'graded' }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'score-before-grading',
    breaks: 'an answer begins with the score 0 instead of none',
    detectedBy: ['S3.c'],
    inject: (hooks) =>
      hooks.answers<Sent>(SEND, async (sent, context) => {
        const { id } = await sentAnswer(hooks, sent, context);
        await hooks.database.updateTable('answers').set({ score: 0 }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'sent-moment-in-utc',
    breaks: 'students are told a moment of sending that is three hours back, as if it were local time',
    detectedBy: ['3.6'],
    inject: (hooks) =>
      hooks.answers(PLACES.one, (body) =>
        eachSubmission(
          body,
          (answer) =>
            void (answer.submitted_at = new Date(Date.parse(answer.submitted_at) - 3 * 3_600_000).toISOString()),
        ),
      ),
  },
  {
    id: 'answers-list-without-last',
    breaks: 'the last answer is missing in the list that the teacher reads',
    detectedBy: ['4.3'],
    inject: (hooks) =>
      hooks.answers<Submission[]>(PLACES.answers, (body) => (body.length > 1 ? body.slice(0, -1) : body)),
  },
];
