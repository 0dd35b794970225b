import { Eye, FileText } from 'lucide-react';
import { useEffect, useId, useState, type MouseEvent, type ReactNode } from 'react';
import { messageOf } from '../api/failures';
import { Button } from '../ui/button';
import { Alert } from '../ui/notices';
import { notify } from '../ui/toasts';
import { downloadFile, fetchFile, previewOf, type StoredFile } from './stored-file';

/** A stored file: its name is a download link, and a preview is loaded on demand if the type supports it. */
export function FileView({ file }: { file: StoredFile }): ReactNode {
  const [open, setOpen] = useState(false);
  const nameId = useId();
  const download = (event: MouseEvent) => {
    // A plain link sends no token; the bytes are fetched with the token and then saved.
    event.preventDefault();
    downloadFile(file).catch((failure: unknown) => notify.failure(messageOf(failure)));
  };
  return (
    <div className="file">
      <div className="file-line">
        <FileText aria-hidden />
        <a id={nameId} href={file.address} onClick={download}>
          {file.name}
        </a>
        {previewOf(file.name) ? (
          <Button
            look="quiet"
            icon={<Eye aria-hidden />}
            aria-expanded={open}
            aria-describedby={nameId}
            onClick={() => setOpen(!open)}
          >
            Просмотр
          </Button>
        ) : null}
      </div>
      {open ? <Preview file={file} /> : null}
    </div>
  );
}

type Shown =
  | { kind: 'image' | 'pdf'; address: string }
  | { kind: 'text'; text: string }
  | { kind: 'failure'; text: string }
  | null;

function Preview({ file }: { file: StoredFile }): ReactNode {
  const [shown, setShown] = useState<Shown>(null);
  // Depend on the values: the object is created anew on every render.
  const { name, address: stored } = file;
  useEffect(() => {
    const preview = previewOf(name);
    if (!preview) return undefined;
    let address: string | null = null;
    let wanted = true;
    fetchFile({ name, address: stored })
      .then(async (bytes) => {
        if (!wanted) return;
        if (preview.kind === 'text') {
          setShown({ kind: 'text', text: await bytes.text() });
          return;
        }
        address = URL.createObjectURL(new Blob([bytes], { type: preview.type }));
        setShown({ kind: preview.kind, address });
      })
      .catch((failure: unknown) => setShown({ kind: 'failure', text: messageOf(failure) }));
    return () => {
      wanted = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [name, stored]);

  if (shown === null) return <p role="status">Загрузка…</p>;
  if (shown.kind === 'failure') {
    return (
      <Alert tone="bad" title="Не удалось открыть файл">
        <p>{shown.text}</p>
      </Alert>
    );
  }
  if (shown.kind === 'text') {
    return (
      <pre className="preview-text" tabIndex={0} role="region" aria-label={`Содержимое файла ${file.name}`}>
        {shown.text}
      </pre>
    );
  }
  if (shown.kind === 'pdf') return <iframe className="preview-pdf" src={shown.address} title={file.name} />;
  return <img className="preview-image" src={shown.address} alt={file.name} />;
}
