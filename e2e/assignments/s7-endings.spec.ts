import {
  about,
  expect,
  handedOut,
  jpegFile,
  pdfFile,
  skipMissingFeature,
  storedName,
  test,
  textFile,
} from '../../fixtures';

test(
  'S7 a file whose ending is written in capitals or otherwise is taken and served as what it is',
  about({
    titleRu: 'файл с расширением заглавными буквами или в другом написании принимается и отдаётся как есть',
    scenario: 'S7',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    // As cameras and scanners name their files.
    const files = [jpegFile('IMG_0417.JPG'), jpegFile('scan.jpeg'), pdfFile('SCAN.PDF')];
    for (const file of files) {
      const homework = await assignments.create({ title: 'С файлом', assignedTo: ['student'] });
      const sent = await assignments.submitted(homework, 'student', { content: 'Файл', file });
      expect.soft(await handedOut(assignments, sent), file.name).toBeServedAs(file);
    }
    const letter = { ...textFile('letter.doc', 'Сочинение'), mimeType: 'application/msword' };
    const homework = await assignments.create({ title: 'С файлом', assignedTo: ['student'] });
    const sent = await assignments.submittedIfPossible(homework, 'student', { content: 'Файл', file: letter });
    await skipMissingFeature(!storedName(letter.name).test(sent?.file?.name ?? ''), 'answer with a file «.doc»');
  },
);
