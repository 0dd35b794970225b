import { expect, test } from '@playwright/test';
import { withAbsoluteLinks } from '../../reporting/render/release/absolute-links';

const REPORT = [
  '- **4.8** [screenshot](<runs/1/pictures/4.8 a%.jpg>) · [trace](runs/1/trace.zip)',
  '- [the case](#4.8) and [the platform](https://platform.example.org/)',
].join('\n');
const PAGE = 'https://code.example.org/team/suite/actions/runs/7';

test('job summary: links lead to the published reports', () => {
  expect(withAbsoluteLinks(REPORT, { reports: 'https://reports.example.org/latest/release.html', page: PAGE })).toBe(
    [
      '- **4.8** [screenshot](<https://reports.example.org/latest/runs/1/pictures/4.8%20a%25.jpg>) · [trace](<https://reports.example.org/latest/runs/1/trace.zip>)',
      '- [the case](#4.8) and [the platform](https://platform.example.org/)',
    ].join('\n'),
  );
});

test('job summary: without published reports links lead to the artefacts of the run, and nowhere if it has no page', () => {
  expect(withAbsoluteLinks(REPORT, { reports: undefined, page: PAGE })).toContain(
    `[screenshot](<${PAGE}#artifacts>) · [trace](<${PAGE}#artifacts>)`,
  );
  expect(withAbsoluteLinks(REPORT, { reports: undefined, page: undefined })).toContain('[screenshot] · [trace]\n');
});
