import type { ReactNode } from 'react';
import type { Answer } from '../../../contract/assignments';
import { Badge } from '../ui/badge';
import { dateTime } from '../wording/dates';
import { FileView } from './file-view';

/** The earlier versions of an answer, newest first; the current one stands above it already. */
export function Versions({ answer, open = false }: { answer: Answer; open?: boolean }): ReactNode {
  const older = answer.versions.filter(({ version }) => version !== answer.version).sort((a, b) => b.version - a.version);
  if (older.length === 0) return null;
  return (
    <details className="versions" open={open}>
      <summary>{`Версии (${older.length + 1})`}</summary>
      <ol reversed start={older.length}>
        {older.map((version) => (
          <li key={version.version}>
            <p>
              {`Версия ${version.version}, отправлена: ${dateTime(version.submitted_at)} `}
              {version.is_late ? <Badge tone="bad">Опоздание</Badge> : null}
            </p>
            {version.content ? <p className="prose">{version.content}</p> : null}
            {version.file ? <FileView file={version.file} /> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
