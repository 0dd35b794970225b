import type { ReactNode } from 'react';
import type { Submission } from '../../../contract/assignments';
import { Badge } from '../ui/badge';
import { dateTime } from '../wording/dates';
import { isPastDue } from './deadline';
import { FileView } from './file-view';
import { storedFile } from './stored-file';

/** The earlier versions of a submission, newest first; the current version is already shown above. */
export function Versions({
  answer,
  due,
  open = false,
}: {
  answer: Submission;
  due?: string;
  open?: boolean;
}): ReactNode {
  const older = (answer.versions ?? []).slice(0, -1).reverse();
  if (older.length === 0) return null;
  return (
    <details className="versions" open={open}>
      <summary>{`Версии (${older.length + 1})`}</summary>
      <ol reversed start={older.length}>
        {older.map((version) => {
          const file = storedFile(version);
          const late = due !== undefined && isPastDue(due, Date.parse(version.submitted_at));
          return (
            <li key={version.version}>
              <p>
                {`Версия ${version.version}, отправлена: ${dateTime(version.submitted_at)} `}
                {late ? <Badge tone="bad">Опоздание</Badge> : null}
              </p>
              {version.content ? <p className="prose">{version.content}</p> : null}
              {file ? <FileView file={file} /> : null}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
