/** Purpose of each request of the platform for a product owner: the user and the intended action. */
import type { RespondedRequest } from '../../suite/failure/failure';
import { inEach, isTextKey, type ByLanguage, type TextKey } from '../../suite/texts/texts';
import { oneForm } from './cause-key';

export interface Purpose {
  /** The subject of a sentence: “A student”. */
  who: ByLanguage;
  /** An infinitive: “send an answer”. */
  what: ByLanguage;
  /** The same for a user who received data that are not meant for this user: nobody's “own” reports. */
  disclosed: ByLanguage;
  /** Role whose session may send the request; undefined when every role may. */
  role: Exclude<Who, 'anybody'> | undefined;
}

type Who = 'admin' | 'teacher' | 'student' | 'tutor' | 'parent' | 'anybody';
/** Key of a text “purpose.…”. */
type PurposeKey = TextKey extends infer Key ? (Key extends `purpose.${infer Name}` ? Name : never) : never;

/** By method and path; the first match counts. */
const ROWS: readonly (readonly [RegExp, Who, PurposeKey])[] = [
  [/^POST \/api\/auth\/login\/?$/, 'anybody', 'signIn'],
  [/^POST \/api\/(?:accounts|auth)\/logout\/?$/, 'anybody', 'signOut'],
  [/^POST \/api\/auth\/refresh\/$/, 'anybody', 'renewTheSession'],
  [/^GET \/api\/auth\/me\/$/, 'anybody', 'beRecognisedAfterSigningIn'],
  [/^GET \/api\/(?:accounts\/profile|auth\/profile|profile\/\w+)\/$/, 'anybody', 'openTheOwnProfile'],
  [/^PATCH \/api\/(?:accounts\/profile|auth\/(?:profile|me)|profile\/\w+)\/$/, 'anybody', 'changeTheOwnProfile'],
  [/^POST \/api\/assignments\/:id\/submit\/$|^POST \/api\/assignments\/submissions\/$/, 'student', 'sendAnAnswer'],
  [
    /^POST \/api\/assignments\/submissions\/:id\/grade\/$|^(?:PATCH|PUT) \/api\/assignments\/submissions\/:id\/$/,
    'teacher',
    'gradeAnAnswer',
  ],
  [/^GET \/api\/materials\/teacher\/submissions\/pending\/$/, 'teacher', 'seeWhichAnswersWaitForAGrade'],
  [
    /^GET \/api\/assignments\/:id\/submissions\/$|^GET \/api\/assignments\/submissions\/$/,
    'teacher',
    'seeTheAnswersToAnAssignment',
  ],
  [/^GET \/api\/assignments\/submissions\/:id\/$/, 'teacher', 'openAnAnswer'],
  [/^GET \/api\/(?:teacher\/students|materials\/teacher)\/$/, 'teacher', 'seeWhomToAssignWorkTo'],
  [/^POST \/api\/assignments\/$/, 'teacher', 'createAnAssignment'],
  [/^(?:PATCH|PUT) \/api\/assignments\/:id\/$/, 'teacher', 'changeAnAssignment'],
  [/^DELETE \/api\/assignments\/:id\/$/, 'teacher', 'deleteAnAssignment'],
  [/^GET \/api\/assignments\/:id\/$/, 'anybody', 'openAnAssignment'],
  [/^GET \/api\/assignments\/$/, 'anybody', 'seeTheListOfAssignments'],
  [/^GET \/api\/(?:dashboard\/|materials\/)?parent\/(?:children\/)?$/, 'parent', 'seeTheOwnChildren'],
  [/^GET \/api\/(?:dashboard\/|materials\/)?parent\/children\/:id\//, 'parent', 'seeHowAChildIsDoing'],
  [/^GET \/api\/(?:materials\/)?parent\/reports\/$/, 'parent', 'readTheReportsOfTutors'],
  [
    /^GET \/api\/(?:(?:dashboard|materials)\/tutor\/students|(?:api\/)?tutor\/my-students|auth\/my-students)\/$/,
    'tutor',
    'seeTheOwnStudents',
  ],
  [/^GET \/api\/reports\/tutor-weekly-reports\/$/, 'tutor', 'seeTheOwnReports'],
  [/^POST \/api\/reports\/tutor-weekly-reports\/$/, 'tutor', 'writeAReport'],
  [/^GET \/api\/admin\/users\/$/, 'admin', 'seeTheListOfUsers'],
  [/^GET \/api\/admin\/stats\/users\/$/, 'admin', 'seeHowManyUsersThereAre'],
  [/^GET \/api\/auth\/students\/$/, 'admin', 'seeTheListOfStudents'],
  [/^GET \/api\/auth\/staff\/$/, 'admin', 'seeTheListOfTeachersAndTutors'],
  [/^GET \/api\/auth\/parents\/$/, 'admin', 'seeTheListOfParents'],
  [/^POST \/api\/auth\/(?:students|staff|parents|users)\/create\/$/, 'admin', 'createAnAccount'],
  [/^GET \/api\/auth\/users\/:id\/$/, 'admin', 'openAnAccount'],
  [
    /^(?:PATCH|PUT) \/api\/auth\/users\/:id\/$|^PATCH \/api\/auth\/(?:teachers|tutors)\/:id\/$/,
    'admin',
    'changeAnAccount',
  ],
  [/^PATCH \/api\/auth\/staff\/teachers\/:id\/subjects\/$/, 'admin', 'setTheSubjectsOfATeacher'],
  [/^POST \/api\/auth\/users\/:id\/reset-password\/$/, 'admin', 'resetAPassword'],
  [/^POST \/api\/auth\/users\/:id\/reactivate\/$/, 'admin', 'activateAnAccountAgain'],
  [/^(?:POST|DELETE) \/api\/auth\/users\/:id\/(?:delete\/)?$/, 'admin', 'deactivateAnAccount'],
  [
    /^POST \/api\/(?:auth\/teachers\/:id\/assign-students|materials\/tutor\/students\/assign-subject)\/$/,
    'admin',
    'giveAStudentToATeacher',
  ],
  [/^POST \/api\/auth\/assign-parent\/$/, 'admin', 'sayWhoseChildAStudentIs'],
  [/^POST \/api\/admin\/schedule\/lessons\/(?:create\/)?$/, 'admin', 'scheduleALesson'],
  [/^GET \/api\/admin\/schedule\/lessons\/$/, 'admin', 'seeTheSchedule'],
  [/^GET \/media\//, 'anybody', 'downloadAFileOfAnAssignment'],
  [/^GET \/api\/chat\//, 'admin', 'seeTheChats'],
  [/^GET \/api\/core\//, 'admin', 'seeTheStateOfTheSystem'],
];

/** Returns user and purpose of a request; undefined for a request without an entry. */
export function purposeOf({ method, path }: Pick<RespondedRequest, 'method' | 'path'>): Purpose | undefined {
  const row = ROWS.find(([rule]) => rule.test(`${method} ${oneForm(path)}`));
  if (row === undefined) return undefined;
  const [, who, key] = row;
  const what = inEach(`purpose.${key}`);
  const disclosed = `disclosed.${key}`;
  return {
    who: inEach(`who.${who}`),
    what,
    disclosed: isTextKey(disclosed) ? inEach(disclosed) : what,
    role: who === 'anybody' ? undefined : who,
  };
}
