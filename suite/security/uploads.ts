/** SE21, SE28 and SE29: names, contents and sizes of uploaded files. */
import { FormData } from 'undici';
import type { SentFile, ServedFile } from '../api/submissions';
import type { ApiClient, RawResponse } from '../api/client';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import { pathOfLink } from '../api/links';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import type { SecurityParts } from './parts';

const SUBMISSIONS = '/api/assignments/submissions/';
const SCRIPT = '<script>document.title = "ran"</script>';
/** Types that a browser runs or renders as a page of the platform. */
const ACTIVE = /html|xml|svg|javascript|ecmascript|msdownload|x-dosexec|x-sh/i;
const MEGABYTE = 1024 * 1024;
/** Who may read the file of an answer: its student, the author of the assignment, and the admin. */
const READERS = ['student', 'teacher', 'admin'] as const;

/** Contents under harmless names, each with the reason why it is tried. */
const DISGUISED: readonly { name: string; mimeType: string; content: string; reason: string }[] = [
  {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    content: `<!doctype html>${SCRIPT}`,
    reason: 'a page under the name of a picture',
  },
  {
    name: 'drawing.png',
    mimeType: 'image/png',
    content: `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`,
    reason: 'a drawing with a script',
  },
  {
    name: 'notes.txt',
    mimeType: 'text/html',
    content: `<!doctype html>${SCRIPT}`,
    reason: 'a declared type that the name denies',
  },
  { name: 'report.pdf', mimeType: 'application/pdf', content: 'MZ\u0090\u0000\u0003', reason: 'a Windows program' },
  {
    name: 'essay.docx',
    mimeType: 'application/octet-stream',
    content: '#!/bin/sh\necho ran',
    reason: 'a shell script',
  },
  {
    name: 'page.html',
    mimeType: 'text/html',
    content: `<!doctype html>${SCRIPT}`,
    reason: 'a page under its own name',
  },
];

/** Names of programs and scripts whose content looks harmless. */
const PROGRAMS = ['run.bat', 'setup.exe', 'start.cmd'];

/** Names of files that a server may follow, break at or calculate, each with the reason. */
const ODD_NAMES: readonly { name: string; reason: string }[] = [
  { name: '../../../escape.txt', reason: 'a path that leads out of the folder' },
  { name: '..\\..\\escape.txt', reason: 'the same on Windows' },
  { name: 'line\r\nX-Injected: yes.txt', reason: 'a line break that begins a header' },
  { name: '=HYPERLINK("http://probe.invalid").txt', reason: 'a formula for the reader of a list' },
  { name: 'quote";x=".txt', reason: 'a quotation mark that ends the name in a header' },
  { name: 'Решение задачи №1.txt', reason: 'Cyrillic, which a header must encode' },
];

export class UploadChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE28: content that a browser or a computer runs is refused, or handed out for saving only. */
  async disguisedContents(): Promise<Findings> {
    const findings = new Findings('Uploads whose content is not what their name says');
    let unseen = 0;
    for (const { name, mimeType, content, reason } of DISGUISED) {
      const buffer = Buffer.from(content, 'latin1');
      const { answer, served } = await this.uploaded({ name, mimeType, buffer });
      const what = `«${name}» (${reason})`;
      findings.check(answer.status < 500, () => `${what} → ${seen(answer)}`);
      if (served === undefined) unseen += answer.status < 400 ? 1 : 0;
      else {
        findings.check(
          /^attachment\b/i.test(served.disposition),
          () => `${what} is handed out with Content-Disposition «${served.disposition}» instead of attachment`,
        );
        findings.check(
          !ACTIVE.test(served.contentType) && served.contentType !== '',
          () => `${what} is handed out as «${served.contentType}»`,
        );
        findings.check(
          /nosniff/i.test(served.typeOptions),
          () => `${what} is handed out without X-Content-Type-Options: nosniff`,
        );
      }
    }
    await this.refusedInEveryCase(findings);
    if (unseen > 0 && findings.found.length === 0)
      throw new Blocked(
        '4.6 failed before it: the platform takes the file and hands it out to nobody, so how it is handed out was not seen.',
        { blockingStep: '4.6' },
      );
    return findings;
  }

  /** What is refused for its ending is refused in capitals, and before a dot or a space that Windows ignores. */
  private async refusedInEveryCase(findings: Findings): Promise<void> {
    for (const name of PROGRAMS) {
      const send = async (as: string) =>
        (await this.uploaded({ name: as, mimeType: 'application/octet-stream', buffer: Buffer.from('echo ran') }))
          .answer;
      if ((await send(name)).status < 400) continue;
      for (const other of [name.toUpperCase(), `${name}.`]) {
        const answer = await send(other);
        findings.check(answer.status >= 400, () => `«${other}» → ${seen(answer)}, although «${name}» is refused`);
      }
    }
  }

  /** SE29: a file above 50 MB, an empty file, and more files than an answer takes are refused with a sentence. */
  async oddSizes(): Promise<Findings> {
    const findings = new Findings('Uploads of a wrong size or number');
    const file = (name: string, bytes: number): SentFile => ({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(bytes, '%PDF-1.4 '),
    });
    const cases: [what: string, files: SentFile[]][] = [
      ['an empty file', [file('empty.pdf', 0)]],
      ['two files for one answer', [file('one.pdf', 100), file('two.pdf', 100)]],
      ['a file of 51 MB', [file('large.pdf', 51 * MEGABYTE)]],
    ];
    for (const [what, files] of cases) {
      const { answer, stored, homework } = await this.upload(files);
      findings.check(
        answer.status >= 400 && answer.status < 500,
        () => `${what} for «${homework.title}» → ${seen(answer)} instead of a refusal`,
      );
      findings.check(
        answer.status >= 300 && /[а-яa-z]{3,}.*\s/i.test(answer.text) && !/^\s*</.test(answer.text),
        () => `${what} → ${answer.status} without a sentence that says why`,
      );
      findings.check(stored?.file === undefined || stored.file === null, () => `${what} is stored`);
    }
    return findings;
  }

  /** SE21: file names are stored harmlessly, break no header, and stay readable. */
  async oddNames(): Promise<Findings> {
    const findings = new Findings('Odd names of uploaded files');
    let handedOut = 0;
    for (const { name, reason } of ODD_NAMES) {
      const { answer, stored, served, headers } = await this.uploaded({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from('Ответ'),
      });
      const what = `the name «${name.replaceAll('\r\n', '\\r\\n')}» (${reason})`;
      findings.check(answer.status < 500, () => `${what} → ${seen(answer)}`);
      if (stored?.file === undefined || stored.file === null) continue;
      const address = decoded(new URL(stored.file.url, 'http://platform').pathname);
      findings.check(
        address.startsWith('/media/') && !/\.\.|[\r\n\\]/.test(address),
        () => `${what} is stored at ${address}`,
      );
      findings.check(
        !/[\r\n]|^\.\.|[\\/]/.test(stored.file.name),
        () => `${what} is told as «${stored.file?.name ?? ''}»`,
      );
      if (served === undefined || headers === undefined) continue;
      handedOut += 1;
      findings.check(!headers.has('x-injected'), () => `${what} writes a header of its own`);
      findings.check(!/[\r\n]/.test(served.disposition), () => `${what} breaks Content-Disposition`);
      findings.check(
        !name.startsWith('Решение') || readable(served.disposition).includes('Решение'),
        () => `${what} is not readable in Content-Disposition «${served.disposition}»`,
      );
    }
    if (handedOut === 0 && findings.found.length === 0)
      throw new Blocked('4.6 failed before it: the platform hands out no file, so no header with a name was seen.', {
        blockingStep: '4.6',
      });
    return findings;
  }

  /** Sends one file, and reads it as the first of those who may read it and are handed it. */
  private async uploaded(file: SentFile): Promise<{
    answer: RawResponse;
    stored: SubmissionRecord | undefined;
    served: ServedFile | undefined;
    headers: RawResponse['headers'] | undefined;
  }> {
    const { answer, stored } = await this.upload([file]);
    for (const reader of READERS) {
      const served = await this.parts.assignments.servedFileIfPossible(stored, reader);
      if (served === undefined || stored?.file === undefined || stored.file === null) continue;
      const path = pathOfLink(stored.file.url);
      return { answer, stored, served, headers: (await (await this.parts.apiOf(reader)).send('GET', path)).headers };
    }
    return { answer, stored, served: undefined, headers: undefined };
  }

  /** Sends an answer with these files to a new assignment, at the address that the build has for it. */
  private async upload(
    files: readonly SentFile[],
  ): Promise<{ answer: RawResponse; stored: SubmissionRecord | undefined; homework: AssignmentRecord }> {
    const { assignments } = this.parts;
    const homework = await assignments.create({ assignedTo: ['student'] });
    const answer = await send(await this.parts.apiOf('student'), homework.id, files);
    return { answer, homework, stored: await assignments.submissionOf(homework, 'student') };
  }
}

function send(client: ApiClient, assignment: number, files: readonly SentFile[]): Promise<RawResponse> {
  const form = new FormData();
  form.set('assignment', String(assignment));
  form.set('content', 'Ответ с файлом');
  for (const { name, mimeType, buffer } of files)
    form.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  return client.send('POST', SUBMISSIONS, form, 60_000);
}

/** A path that is not well encoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns a file name as a browser reads it from the header. */
function readable(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decoded(encoded);
  // A header is bytes: some servers send the name in UTF-8 as it is.
  return Buffer.from(disposition, 'latin1').toString('utf8');
}
