import type { Fault } from './fault';
import { addStyle } from './in-page';

/** Faults in what a person can read and type: cut texts, another encoding, a visible password, a key without effect. */
export const READABILITY_FAULTS: readonly Fault[] = [
  {
    id: 'password-in-clear',
    breaks: 'the password can be read while it is typed at the sign-in',
    detectedBy: ['AS the password is hidden while it is typed'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) field.type = 'text';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'enter-does-not-sign-in',
    breaks: 'Enter in the form of the sign-in does nothing',
    detectedBy: ['AS Enter in the password field sends the sign-in'],
    inject: (hooks) =>
      hooks.page(() =>
        addEventListener(
          'keydown',
          (event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'password')
              event.preventDefault();
          },
          true,
        ),
      ),
  },
  {
    id: 'preview-in-another-encoding',
    breaks: 'the preview of a text file reads it in the encoding windows-1251',
    detectedBy: [
      'S7 the preview of a text file shows the student its text as it was written',
      'S4 the preview of a text file shows the teacher its text as it was written',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        Blob.prototype.text = async function (this: Blob) {
          return new TextDecoder('windows-1251').decode(await this.arrayBuffer());
        };
      }),
  },
  {
    id: 'lines-run-together',
    breaks: 'texts of several lines run together into one paragraph on every page',
    detectedBy: [
      'S2 S4 S5 what was typed in several lines is shown in several lines',
      'T a report of many lines is shown to its end on the page of the tutor',
      'T a report of many lines is shown to its end on the page of the parent',
    ],
    inject: (hooks) => hooks.page(addStyle, '.prose { white-space: normal !important; }'),
  },
  {
    id: 'long-texts-cut',
    breaks: 'texts of several lines are cut after four lines',
    detectedBy: [
      'T a report of many lines is shown to its end on the page of the tutor',
      'T a report of many lines is shown to its end on the page of the parent',
      'S2 S5 the student reads long instructions, answers and comments to their end',
      'S4 the teacher reads a long answer to its end before grading it',
    ],
    inject: (hooks) => hooks.page(addStyle, '.prose { max-height: 6em; overflow: hidden; }'),
  },
  {
    id: 'offset-of-a-time-lost',
    breaks: 'a time with an offset is stored as if it were in UTC',
    detectedBy: ['S1 a time with an offset is stored as the instant that it names'],
    inject: (hooks) =>
      hooks.body<Record<string, unknown>>(/^(?:POST|PATCH) \/api\/assignments\//, (body) => {
        for (const [name, value] of Object.entries(body))
          if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value))
            body[name] = value.replace(/[+-]\d\d:?\d\d$/, 'Z');
      }),
  },
  {
    id: 'work-of-a-deactivated-teacher-vanishes',
    breaks: 'students no longer find the assignments of a teacher who is deactivated',
    detectedBy: ['BW the deactivation of a teacher, a tutor or a parent leaves the work of all others as it was'],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: { author: number }[] }>('GET /api/assignments/', async (body) => {
        const active = await hooks.database.selectFrom('users').select('id').where('is_active', '=', 1).execute();
        const ids = active.map(({ id }) => id);
        body.results = body.results.filter(({ author }) => ids.includes(author));
        body.count = body.results.length;
      }),
  },
  {
    id: 'dark-text-unreadable',
    breaks: 'the dark theme has dark grey text on its dark ground',
    detectedBy: ['Y the pages that need no sign-in are free of serious barriers'],
    inject: (hooks) => hooks.page(addStyle, '@media (prefers-color-scheme: dark) { :root { --text-muted: #4a5060; } }'),
  },
];
