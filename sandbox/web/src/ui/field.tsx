import { useEffect, useId, useRef, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { departs } from '../shape';

interface FieldProps {
  label: string;
  error?: string | null | undefined;
  hint?: string;
}

interface Wiring {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

/** A label linked to its control, with a hint and a validation message. */
export function Field({
  label,
  error,
  hint,
  id,
  children,
}: FieldProps & { id?: string | undefined; children: (wiring: Wiring) => ReactNode }): ReactNode {
  const made = useId();
  const control = id ?? made;
  // A field with an explicit id is linked on the published build too: those of the sign-in page.
  const linked = id !== undefined || !departs('unlinked-labels');
  const note = `${control}-note`;
  const message = useRef<HTMLParagraphElement>(null);
  // In a long form the invalid field may be out of view when the button is clicked.
  useEffect(() => {
    if (error) message.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div className="field">
      <label htmlFor={linked ? control : undefined}>{label}</label>
      {children({
        id: control,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error || hint ? note : undefined,
      })}
      {error ? (
        <p id={note} ref={message} className="field-error" role="alert">
          {error}
        </p>
      ) : hint ? (
        <p id={note} className="field-hint">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

type Typed = { value: string; onType: (value: string) => void };

/** A single-line field. */
export function TextField({
  label,
  error,
  hint,
  value,
  onType,
  id,
  ...rest
}: FieldProps & Typed & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>): ReactNode {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})} id={id}>
      {(wiring) => (
        <input className="input" {...rest} {...wiring} value={value} onChange={(event) => onType(event.target.value)} />
      )}
    </Field>
  );
}

/** A multi-line field. */
export function TextArea({
  label,
  error,
  hint,
  value,
  onType,
  id,
  ...rest
}: FieldProps & Typed & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'>): ReactNode {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})} id={id}>
      {(wiring) => (
        <textarea
          className="input"
          rows={3}
          {...rest}
          {...wiring}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A checkbox with its label. */
export function Checkbox({
  label,
  checked,
  onToggle,
}: {
  label: string;
  checked: boolean;
  onToggle: (checked: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="checkbox">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onToggle(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

/** The browser's native select, as in the admin's filters. */
export function NativeSelect({
  label,
  value,
  onPick,
  options,
}: {
  label: string;
  value: string;
  onPick: (value: string) => void;
  options: readonly (readonly [value: string, text: string])[];
}): ReactNode {
  return (
    <Field label={label}>
      {(wiring) => (
        <select className="input" {...wiring} value={value} onChange={(event) => onPick(event.target.value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Returns select options for people, by id; the first option means no selection and contains the prompt. */
export function peopleOptions(
  nobody: string,
  people: readonly { id: number; full_name: string }[] | undefined,
): (readonly [value: string, text: string])[] {
  return [['', nobody], ...(people ?? []).map(({ id, full_name }) => [String(id), full_name] as const)];
}
