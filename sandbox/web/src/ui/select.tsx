import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Field } from './field';

/** A select with the platform's Radix list box; `options` maps values to labels. '' means no selection. */
export function Select<Value extends string>({
  label,
  value,
  onPick,
  options,
  placeholder,
}: {
  label: string;
  value: Value | '';
  onPick: (value: Value) => void;
  options: Readonly<Record<Value, string>>;
  placeholder?: string;
}): ReactNode {
  const entries = Object.entries<string>(options) as [Value, string][];
  return (
    <Field label={label}>
      {(wiring) => (
        <Radix.Root value={value} onValueChange={(picked) => onPick(picked as Value)}>
          <Radix.Trigger className="input select-trigger" id={wiring.id}>
            <Radix.Value placeholder={placeholder} />
            <Radix.Icon>
              <ChevronDown aria-hidden />
            </Radix.Icon>
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content className="select-list" position="popper" sideOffset={4}>
              <Radix.Viewport>
                {entries.map(([option, text]) => (
                  <Radix.Item key={option} value={option} className="select-option">
                    <Radix.ItemText>{text}</Radix.ItemText>
                    <Radix.ItemIndicator>
                      <Check aria-hidden />
                    </Radix.ItemIndicator>
                  </Radix.Item>
                ))}
              </Radix.Viewport>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </Field>
  );
}
