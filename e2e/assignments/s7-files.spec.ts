import {
  about,
  answerWith,
  blocked,
  canUploadOverApi,
  handedOut,
  requireResult,
  docxFile,
  emptyFile,
  endpoints,
  expect,
  jpegFile,
  anyOf,
  pdfFile,
  pngFile,
  programFile,
  sparseFile,
  storedName,
  test,
  textFile,
  uploadOverApi,
  type ChosenFile,
  type UploadOutcome,
} from '../../fixtures';

const NO_FILE = 'no file can be sent, neither on the page nor over the API';

const sound = textFile('sound.txt', 'x = 2\n');
/** With signs that have a meaning in addresses. */
const cyrillic = textFile('Решение Анны (вариант 2, 100% & +1 #3).txt', 'x = 2, y = 3\n');
/** Two files of one name. */
const twins = [textFile('twin.txt', 'первый файл\n'), textFile('twin.txt', 'второй файл, другой\n')] as const;

test(
  'S7 the student sends every kind of file',
  about({
    scenario: 'S7',
    cases: ['7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7', '7.8', '7.9', '7.10', '7.11', '7.12', '7.13', '7.14'],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments, cleanUp, protocol }) => {
    const homework = await assignments.create();
    const { submitDialog: form, details } = student;
    const openForm = async () => {
      await student.opensSubmitForm(homework.title);
      await expect(form.file.input).toBeEnabled();
    };
    const choose = async (file: ChosenFile, name: string) => {
      expect(await form.file.offers(file), `whether the file chooser of the form offers ${name}`).toBe(true);
      await form.chooseFile(file);
      await expect(form.file.input).toHaveValue(anyOf(name));
    };
    /** Uploads the file, and checks that the server stores it and that a reloaded page offers it. */
    const send = async (file: ChosenFile) => {
      const { name } = file;
      await form.typeContent(`Решение в файле ${name}`);
      await student.expectSuccess(endpoints.submitAssignment, () => form.send());
      const submission = await assignments.submissionOf(homework, 'student');
      expect(submission?.file?.name ?? 'none', 'the file that the server stored').toMatch(storedName(name));
      expect(await assignments.servedFile(submission, 'student')).toBeServedAs(file);
      await student.opensAssignment(homework.title);
      await expect(details.file(name)).toBeVisible();
    };
    // Each with an assignment of its own: the fallback of 7.3 may have used up the attempts of the first one.
    const overApiWith = (file: ChosenFile) => async () =>
      assignments.submitsByAction(await assignments.create(), 'student', {
        content: `Решение в файле ${file.name}`,
        file,
      });
    const [pdf, jpg, png, txt, docx] = [
      pdfFile('solution.pdf'),
      jpegFile('photo.jpg'),
      pngFile('drawing.png'),
      textFile('notes.txt', 'x = 2\n'),
      docxFile('essay.docx'),
    ];

    const independent = { needs: [] } as const;

    await protocol.step('7.1', openForm, { needs: [], opens: true });
    await protocol.step('7.2', () => choose(pdf, pdf.name), { needs: ['7.1'] });
    // Runs before 7.3 despite its number: there is nothing to download before the upload.
    const byPage = await protocol.step('7.4', () => send(pdf).then(() => true), {
      needs: ['7.2'],
      overApi: overApiWith(pdf),
      fallback: async () => false,
    });
    const pdfFromPage = async () => expect(await details.download(pdf.name)).toHaveBytesOf(pdf);
    // When the page cannot upload, a file uploaded over the API must still be returned unchanged.
    const pdfOverApi = async () => {
      const outcome = await assignments.submittedIfPossible(homework, 'student', {
        content: 'Решение в файле',
        file: pdf,
      });
      const sent = requireResult('7.4', outcome, NO_FILE);
      expect(await assignments.servedFile(sent, 'student')).toBeServedAs(pdf);
    };
    await protocol.step('7.3', () => (byPage ? pdfFromPage() : pdfOverApi()));

    await protocol.step(
      '7.5',
      async () => {
        await openForm();
        await choose(jpg, jpg.name);
      },
      independent,
    );
    await protocol.step(
      '7.6',
      async () => {
        await send(jpg);
        await expect(await details.download(jpg.name)).toHaveBytesOf(jpg);
        await details.view(jpg.name);
        await expect(details.image(jpg.name)).toHaveJSProperty('naturalWidth', jpg.width);
      },
      { needs: ['7.5'], overApi: overApiWith(jpg) },
    );
    await protocol.step(
      '7.7',
      async () => {
        await openForm();
        await choose(png, png.name);
      },
      independent,
    );
    await protocol.step(
      '7.8',
      async () => {
        await send(png);
        await expect(await details.download(png.name)).toHaveBytesOf(png);
        await details.view(png.name);
        await expect(details.image(png.name)).toHaveJSProperty('naturalWidth', png.width);
      },
      { needs: ['7.7'], overApi: overApiWith(png) },
    );
    await protocol.step(
      '7.9',
      async () => {
        await openForm();
        await choose(txt, txt.name);
      },
      independent,
    );
    await protocol.step(
      '7.10',
      async () => {
        await send(txt);
        await expect(await details.download(txt.name)).toHaveBytesOf(txt);
      },
      { needs: ['7.9'], overApi: overApiWith(txt) },
    );
    await protocol.step(
      '7.11',
      async () => {
        await openForm();
        await choose(docx, docx.name);
      },
      independent,
    );
    await protocol.step(
      '7.12',
      async () => {
        await send(docx);
        await expect(await details.download(docx.name)).toHaveBytesOf(docx);
      },
      { needs: ['7.11'], overApi: overApiWith(docx) },
    );

    await protocol.step('7.13', async () => {
      const large = await assignments.create({ title: 'Слишком большой файл', assignedTo: ['student'] });
      const sentOverApi = assignments.submitted(large, 'student', {
        content: 'Большой файл',
        file: { ...pdf, name: 'lecture.pdf', buffer: Buffer.alloc(51 * 1024 * 1024) },
      });
      await expect(sentOverApi).toBeRefused([400, 413], 'a file of 51 MB');
      // When the page cannot upload any file, a failed upload of a large file proves nothing about the size.
      if (!byPage) throw blocked('7.4', 'the page sends no file at all');
      const before = await assignments.submissionOf(homework, 'student');
      await openForm();
      await form.typeContent('Слишком большой файл');
      await form.chooseFile(sparseFile('lecture.pdf', 51, cleanUp));
      const attempt = await student.attempts(endpoints.submitAssignment, form.sendButton, () => form.send());
      expect(attempt).toBeRefusedClearly('file');
      expect(await assignments.submissionOf(homework, 'student'), 'the stored answer after the refusal').toEqual(
        before,
      );
    });
    await protocol.step('7.14', async () => {
      const program = programFile('setup.exe');
      const onPage = async () => {
        await openForm();
        await form.typeContent('Программа');
        await form.chooseFile(program);
        const attempt = await student.attempts(endpoints.submitAssignment, form.sendButton, () => form.send());
        const fileHeaders = await assignments.storedFileHeaders(homework, 'student', program.name);
        return { name: program.name, attempt, fileHeaders };
      };
      const overApi = async () => {
        requireResult('7.4', await canUploadOverApi(assignments, txt), NO_FILE);
        return uploadOverApi(assignments, program);
      };
      expect(await (byPage ? onPage() : overApi())).toBeHarmless();
    });
  },
);

test(
  'S7.a–d the student sends files with something odd about them',
  about({
    scenario: 'S7',
    cases: ['S7.a', 'S7.b', 'S7.c', 'S7.d'],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments, protocol }) => {
    const homework = await assignments.create();
    const { submitDialog: form, details } = student;
    const tryToSend = async (file: ChosenFile): Promise<UploadOutcome> => {
      await student.opensSubmitForm(homework.title);
      await form.typeContent('Файл с особенностью');
      await form.chooseFile(file);
      const attempt = await student.attempts(endpoints.submitAssignment, form.sendButton, () => form.send());
      const fileHeaders = await assignments.storedFileHeaders(homework, 'student', file.name);
      return { name: file.name, attempt, fileHeaders };
    };
    const send = async (file: ChosenFile | string) => {
      await student.opensSubmitForm(homework.title);
      await form.typeContent('Файл с особенностью');
      await form.chooseFile(file);
      await student.expectSuccess(endpoints.submitAssignment, () => form.send());
    };

    // The rejection of a malformed file proves something only when the same form accepts a valid one.
    const soundSent = await student.canDo(() => send(sound));
    const checkPage = async () => {
      await send(cyrillic);
      await student.opensAssignment(homework.title);
      const download = await details.download(cyrillic.name);
      expect(download).toBeNamed(cyrillic.name);
      await expect(download).toHaveBytesOf(cyrillic);
    };
    const checkApi = async () => {
      const sent = await assignments.submitted(homework, 'student', { content: 'Файл с особенностью', file: cyrillic });
      expect(await handedOut(assignments, sent)).toBeServedAs(cyrillic);
      // Builds store a name that fits into an address; its letters stay.
      expect(sent.file?.name, 'the name of the stored file').toMatch(/^Решение.Анны.+вариант.2.*\.txt$/);
    };
    await protocol.step('S7.c', soundSent ? checkPage : checkApi);
    // When the page sends no file, the API still shows how the platform treats an odd one.
    const overApi = async (file: ChosenFile) => {
      requireResult('7.4', await canUploadOverApi(assignments, sound), NO_FILE);
      return uploadOverApi(assignments, file);
    };
    await protocol.step('S7.a', async () => {
      expect(await (soundSent ? tryToSend : overApi)(emptyFile('empty.txt'))).toBeRefusedOrEmpty();
    });
    await protocol.step('S7.b', async () => {
      expect(await (soundSent ? tryToSend : overApi)(programFile('x.pdf.exe'))).toBeHarmless();
    });
    const twinsOnPage = async () => {
      await send(twins[0]);
      await send(twins[1]);
      await student.opensAssignment(homework.title);
      await expect(details.files('twin.txt')).toHaveCount(2);
      await expect(await details.downloadEach('twin.txt')).toContainFiles(twins);
    };
    const twinsOverApi = async () => {
      requireResult('7.4', await canUploadOverApi(assignments, sound), NO_FILE);
      const [first, second] = [await answerWith(assignments, twins[0]), await answerWith(assignments, twins[1])];
      expect(await handedOut(assignments, first)).toBeServedAs(twins[0]);
      expect(await handedOut(assignments, second)).toBeServedAs(twins[1]);
    };
    await protocol.step('S7.d', soundSent ? twinsOnPage : twinsOverApi);
  },
);
