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

/** Observes what pages make of the typed texts: scripts that run, elements, requests for images. */
class MarkupObserver {
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
    this.findings.check(ran === '', () => `${where} of the ${who} runs the script in the typed text «${ran}»`);
    this.findings.check(
      elements === 0,
      () => `${where} of the ${who} shows ${elements} HTML elements that are in typed texts`,
    );
    this.findings.check(
      this.fetched.size === 0,
      () =>
        `${where} of the ${who} requests the image in the typed text «${[...this.fetched].join('», «')}» from ${ELSEWHERE}`,
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
    const observer = new MarkupObserver(findings, Object.values(marks));
    const family = await this.typeEverywhere(marks);
    await this.lookAsStudentAndTeacher(observer, family);
    await this.lookAsParentAndTutor(observer, family, marks);
    await this.lookAsAdmin(observer, family);

    const notShown = FIELDS.filter((field) => !observer.shown.has(marks[field]));
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
    const homework = await assignments.create({
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

  private async lookAsStudentAndTeacher(observer: MarkupObserver, { student, homework }: Family): Promise<void> {
    observer.begin(student);
    await this.look(observer, student, 'the list of assignments', () => student.findsInEitherList(homework.title));
    await this.look(observer, student, 'the page of the assignment', () =>
      student.opensGradedAssignment(homework.title),
    );
    const teacher = await this.parts.teacher();
    observer.begin(teacher);
    await this.look(observer, teacher, 'the list of assignments', () => teacher.opensAssignments());
    await this.look(observer, teacher, 'the answers', () => teacher.opensSubmissions(homework.title));
  }

  /** Also writes the tutor's report, whose text is typed markup too. */
  private async lookAsParentAndTutor(
    observer: MarkupObserver,
    { account, parent, tutor }: Family,
    marks: Marks,
  ): Promise<void> {
    const { signInAs } = this.parts;
    const parentActor = await signInAs('parent', parent);
    observer.begin(parentActor);
    await this.look(observer, parentActor, 'the dashboard', () => parentActor.opens(routes.parentHome));
    await this.look(observer, parentActor, 'the page of the child', () =>
      parentActor.opens(routes.parentChild, account.user.id),
    );
    const tutorActor = await signInAs('tutor', tutor);
    observer.begin(tutorActor);
    await this.look(observer, tutorActor, 'the list of students', () => tutorActor.opens(routes.tutorStudents));
    await this.look(observer, tutorActor, 'the page of the student', () =>
      tutorActor.opens(tutorStudent, account.user.id),
    );
    await this.parts.families.triesToReport(tutorActor.api, account, { summary: payload(marks.report) });
    await this.look(observer, tutorActor, 'the reports', () => tutorActor.opens(routes.tutorReports));
  }

  /** Looks at the accounts, where an admin can sign in. */
  private async lookAsAdmin(observer: MarkupObserver, { account }: Family): Promise<void> {
    const admin = await this.parts.admin().catch((error: unknown) => {
      if (error instanceof Blocked || error instanceof SignInRefused) return undefined;
      throw error;
    });
    if (admin === undefined) return;
    observer.begin(admin);
    await this.look(observer, admin, 'the accounts', async () => void (await admin.finds('student', account.email)));
  }

  /** A page that does not open is the subject of other cases. What it shows is judged all the same. */
  private async look(
    observer: MarkupObserver,
    user: BrowserUser,
    where: string,
    open: () => Promise<void>,
  ): Promise<void> {
    await user.canReach(open);
    await user.traffic.settled();
    await observer.look(user.actor, where, user.page);
  }
}
