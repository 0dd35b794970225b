/** SE19: markup that users type is shown as text on every page of every role. */
import type { Page } from '@playwright/test';
import { routes, tutorStudent } from '../../pages/routes';
import type { BrowserUser } from '../actors/browser-user';
import type { Student } from '../actors/student';
import type { AssignmentRecord } from '../api/schemas';
import type { TestAccount } from '../data/accounts';
import { unique } from '../run/run-tag';
import { textFile } from '../data/files';
import { Blocked, SignInRefused } from '../failure/blocked';
import { Findings } from '../failure/findings';
import type { SecurityParts } from './parts';

/** A host that exists nowhere: whatever asks for it was made by typed text. */
const ELSEWHERE = 'probe.invalid';

/** @param mark of the field, short and without special characters */
function payload(mark: string): string {
  return `${mark}<img src="http://${ELSEWHERE}/${mark}" onerror="window.probeRan='${mark}'"><b>x`;
}

/** What is seen of typed texts while pages are shown. */
class Watch {
  private readonly fetched = new Set<string>();
  readonly shown = new Set<string>();

  constructor(
    private readonly findings: Findings,
    private readonly marks: readonly string[],
  ) {}

  begin(user: BrowserUser): void {
    user.page.context().on('request', (request) => {
      if (new URL(request.url()).hostname === ELSEWHERE) this.fetched.add(new URL(request.url()).pathname.slice(1));
    });
  }

  async look(who: string, where: string, page: Page): Promise<void> {
    const { ran, elements, text } = await page.evaluate((host) => {
      const ran: unknown = Reflect.get(window, 'probeRan');
      return {
        ran: typeof ran === 'string' ? ran : '',
        elements: document.querySelectorAll(`img[src*="${host}"], [onerror*="probeRan"]`).length,
        text: document.body.innerText,
      };
    }, ELSEWHERE);
    this.findings.check(ran === '', () => `${where} of the ${who} runs the script that is typed into «${ran}»`);
    this.findings.check(elements === 0, () => `${where} of the ${who} makes ${elements} elements of typed text`);
    this.findings.check(
      this.fetched.size === 0,
      () => `${where} of the ${who} asks ${ELSEWHERE} for what is typed into ${[...this.fetched].join(', ')}`,
    );
    for (const mark of this.marks)
      if (text.includes(payload(mark)) || text.includes(payload(mark).slice(0, 40))) this.shown.add(mark);
  }
}

const FIELDS = ['title', 'description', 'instructions', 'answer', 'comment', 'name', 'report'] as const;

/** The mark in the text of each field. */
type Marks = Record<(typeof FIELDS)[number], string>;

/** The student whose texts are markup, and those who see them. */
interface Family {
  readonly account: TestAccount;
  readonly parent: TestAccount;
  readonly tutor: TestAccount;
  readonly student: Student;
  readonly homework: AssignmentRecord;
}

export class MarkupChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE19. Also returns the fields that no page shows. */
  async everywhere(): Promise<{ findings: Findings; notShown: readonly string[] }> {
    const findings = new Findings('Markup that users type');
    const tag = Math.random().toString(36).slice(2, 8);
    const marks = Object.fromEntries(FIELDS.map((field) => [field, `${field}-${tag}`])) as Marks;
    const watch = new Watch(findings, Object.values(marks));
    const family = await this.typeEverywhere(marks);
    await this.lookAsStudentAndTeacher(watch, family);
    await this.lookAsParentAndTutor(watch, family, marks);
    await this.lookAsAdmin(watch, family);

    const notShown = FIELDS.filter((field) => !watch.shown.has(marks[field]));
    if (notShown.length === FIELDS.length && findings.found.length === 0)
      throw new Blocked('no page shows a text that was typed, so nothing was seen of how it is shown.');
    return { findings, notShown };
  }

  /** Creates a student with an assignment, an answer and a grade, all with markup in their texts. */
  private async typeEverywhere(marks: Marks): Promise<Family> {
    const { accounts, assignments, signInAs } = this.parts;
    const [parent, tutor] = [await accounts.create('parent'), await accounts.create('tutor')];
    const account = await accounts.create('student', {
      first_name: payload(marks.name),
      parent_id: parent.user.id,
      tutor_id: tutor.user.id,
    });
    const homework = await assignments.published({
      title: payload(marks.title),
      description: payload(marks.description),
      instructions: payload(marks.instructions),
      assignedTo: [account.user.id],
    });
    const student = await signInAs('student', account);
    const answer = { content: payload(marks.answer), file: textFile('<img src=x onerror=1>.txt', unique('Ответ')) };
    const sent = await assignments.submittedAs(student.api, homework, answer);
    if (sent !== undefined) await assignments.gradedIfPossible(sent, 50, payload(marks.comment));
    return { account, parent, tutor, student, homework };
  }

  private async lookAsStudentAndTeacher(watch: Watch, { student, homework }: Family): Promise<void> {
    watch.begin(student);
    await this.look(watch, student, 'the list of assignments', () => student.findsInEitherList(homework.title));
    await this.look(watch, student, 'the page of the assignment', () => student.opensGradedAssignment(homework.title));
    const teacher = await this.parts.teacher();
    watch.begin(teacher);
    await this.look(watch, teacher, 'the list of assignments', () => teacher.opensAssignments());
    await this.look(watch, teacher, 'the answers', () => teacher.opensSubmissions(homework.title));
  }

  /** Also writes the tutor's report, whose text is typed markup too. */
  private async lookAsParentAndTutor(watch: Watch, { account, parent, tutor }: Family, marks: Marks): Promise<void> {
    const { signInAs } = this.parts;
    const parentActor = await signInAs('parent', parent);
    watch.begin(parentActor);
    await this.look(watch, parentActor, 'the dashboard', () => parentActor.opens(routes.parentHome));
    await this.look(watch, parentActor, 'the page of the child', () =>
      parentActor.opens(routes.parentChild, account.user.id),
    );
    const tutorActor = await signInAs('tutor', tutor);
    watch.begin(tutorActor);
    await this.look(watch, tutorActor, 'the list of students', () => tutorActor.opens(routes.tutorStudents));
    await this.look(watch, tutorActor, 'the page of the student', () =>
      tutorActor.opens(tutorStudent, account.user.id),
    );
    await this.parts.families.triesToReport(tutorActor.api, account, { summary: payload(marks.report) });
    await this.look(watch, tutorActor, 'the reports', () => tutorActor.opens(routes.tutorReports));
  }

  /** Looks at the accounts, where an admin can sign in. */
  private async lookAsAdmin(watch: Watch, { account }: Family): Promise<void> {
    const admin = await this.parts.admin().catch((error: unknown) => {
      if (error instanceof Blocked || error instanceof SignInRefused) return undefined;
      throw error;
    });
    if (admin === undefined) return;
    watch.begin(admin);
    await this.look(watch, admin, 'the accounts', async () => void (await admin.finds('student', account.email)));
  }

  /** A page that does not open is the subject of other cases. What it shows is judged all the same. */
  private async look(watch: Watch, user: BrowserUser, where: string, open: () => Promise<void>): Promise<void> {
    await user.canReach(open);
    await user.traffic.settled();
    await watch.look(user.actor, where, user.page);
  }
}
