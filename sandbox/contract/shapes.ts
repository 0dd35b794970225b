/** Named differences between a platform and the complete platform. */

/**
 * Differences in the pages and in parts of the API, enabled with SANDBOX_SHAPE (comma-separated). The server passes
 * the list to the page as `window.__THE_BOT__.shape`.
 */
export const SHAPES = [
  'no-publish-control',
  'no-account-creation',
  /**
   * The side bars have no «Задания», and the dashboards list no assignments. The page is reachable by its address
   * only.
   */
  'no-assignments-link',
  /** Labels are shown beside their fields but are not linked to them. */
  'unlinked-labels',
  /** Students have no page for a single assignment. */
  'no-details-view',
  /** Students see that a submission is graded, but neither grade nor comment. */
  'no-grade-view',
  /** Parents and tutors cannot read a student's assignments. */
  'no-guardian-view',
  /** The form for a new assignment has no lateness settings and sends cleared points as 0. */
  'bare-create-form',
  /**
   * A teacher's list of submissions has no names, texts, files or grading dates, and no maximum points after the
   * score.
   */
  'bare-answers',
  /** The student's page ignores submissions: only the deadline decides whether the student can submit. */
  'answers-ignored',
  /** The page sends no submission data and validates no file. */
  'broken-sending',
  /** A parent's page «Мои дети» crashes. */
  'children-crash',
  /** «Создать студента» crashes the accounts page. */
  'student-form-crash',
  /** The tutor's pages request `/api/api/tutor/my-students/`. */
  'tutor-address-doubled',
  /** The profile of an account has no name, role, tutor or subjects. */
  'bare-profiles',
  /** Rejections are shown as «HTTP 409: Conflict». */
  'raw-refusals',
  /** On pages that are forbidden for the admin, «Проверка авторизации...» is shown before the rejection. */
  'slow-admin-check',
  /** A change of an assignment, a submission or a grade is announced as a success, whatever the response was. */
  'lying-toasts',
  /** Cached lists are not invalidated by the user's own changes. */
  'stale-caches',
  /** The API rejects a new assignment with a deadline in the past. */
  'past-deadline-refused',
  /** The API accepts assignments without points. */
  'zero-points-taken',
  /** The API stores submission files of any size. */
  'files-of-any-size',
  /** A password reset does not end the session that was opened with the old password. */
  'reset-keeps-session',
  /** The number of users active today is the number of accounts created today. */
  'joined-today-is-active',
  /** Responses do not identify the sandbox, so clients treat it as a real platform. */
  'unannounced',
] as const;
export type Shape = (typeof SHAPES)[number];

/** Differences of the published build beyond those of its form; `published` and `repaired` include all of them. */
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
