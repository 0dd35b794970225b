/** Named departures of a platform from a complete one. */

/**
 * Departures of the pages and of parts of the API, switched on with SANDBOX_SHAPE (comma-separated). The server puts the
 * list into the page as `window.__THE_BOT__.shape`.
 */
export const SHAPES = [
  'no-publish-control',
  'no-account-creation',
  /** The side bars have no «Задания», and the dashboards list no assignments: only the address leads there. */
  'no-assignments-link',
  /** Labels stand beside their fields without being linked to them. */
  'unlinked-labels',
  /** Students have no page of a single assignment. */
  'no-details-view',
  /** Students are told that work is marked, and neither mark nor comment. */
  'no-grade-view',
  /** Parents and tutors read no assignments of a student. */
  'no-guardian-view',
  /** The form for a new assignment has no settings for lateness and sends cleared points as 0. */
  'bare-create-form',
  /** A teacher's list of answers has neither names nor texts, files and dates of marks, and no points behind the score. */
  'bare-answers',
  /** The student's page does not know of answers: the deadline alone decides what may be sent. */
  'answers-ignored',
  /** The page sends nothing of an answer and looks at no file. */
  'broken-sending',
  /** «Мои дети» of a parent crashes. */
  'children-crash',
  /** «Создать студента» crashes the page of accounts. */
  'student-form-crash',
  /** The tutor's pages ask for `/api/api/tutor/my-students/`. */
  'tutor-address-doubled',
  /** The profile of an account has neither name nor role, tutor and subjects. */
  'bare-profiles',
  /** Refusals are told as «HTTP 409: Conflict». */
  'raw-refusals',
  /** Where the admin may not go stands «Проверка авторизации...» before the refusal. */
  'slow-admin-check',
  /** A change of an assignment, an answer or a mark is called a success, whatever the server said. */
  'lying-toasts',
  /** Cached lists outlive the user's own changes. */
  'stale-caches',
  /** The API refuses a new assignment whose deadline has passed. */
  'past-deadline-refused',
  /** The API takes assignments without points. */
  'zero-points-taken',
  /** The API stores a file of an answer however large it is. */
  'files-of-any-size',
  /** A new password leaves the session open that the old one had opened. */
  'reset-keeps-session',
  /** The figure of those active today counts the accounts that were made today. */
  'joined-today-is-active',
  /** Answers do not say that this is a sandbox: whoever asks takes it for a real platform. */
  'unannounced',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What the published build does beside the forms' own answers; `published` and `repaired` stand for all of it. */
export const PUBLISHED_SHAPES: readonly Shape[] = [
  'no-publish-control',
  'no-assignments-link',
  'unlinked-labels',
  'no-details-view',
  'no-grade-view',
  'no-guardian-view',
  'bare-create-form',
  'bare-answers',
  'answers-ignored',
  'broken-sending',
  'children-crash',
  'student-form-crash',
  'tutor-address-doubled',
  'bare-profiles',
  'raw-refusals',
  'slow-admin-check',
  'lying-toasts',
  'stale-caches',
  'past-deadline-refused',
  'zero-points-taken',
  'files-of-any-size',
  'reset-keeps-session',
  'joined-today-is-active',
];
