import { Paperclip, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { fileSize } from '../../wording/numbers';

const ACCEPTED = '.pdf,.doc,.docx,.txt,.jpg,.jpeg,.png';

/** The file input, and the name and size of the selected file. */
export function FileField({ file, onChoose }: { file: File | null; onChoose: (file: File | null) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    if (input.current) input.current.value = '';
    onChoose(null);
  };
  return (
    <div className="stack-tight">
      <Field label="Файл (опционально)" hint="PDF, DOC, DOCX, TXT, JPG или PNG, не больше 50 МБ">
        {(wiring) => (
          <input
            {...wiring}
            ref={input}
            className="input"
            type="file"
            accept={ACCEPTED}
            onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      {file ? (
        <p className="file-line">
          <Paperclip aria-hidden />
          <span>{file.name}</span>
          <small className="muted">{fileSize(file.size)}</small>
          <IconButton label="Убрать файл" icon={<X aria-hidden />} onClick={clear} />
        </p>
      ) : null}
    </div>
  );
}
