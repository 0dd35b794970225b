import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';
import { Checkbox, TextField } from '../../ui/field';
import { Select } from '../../ui/select';
import { PENALTY_PERIODS, PENALTY_TYPES } from '../../wording/terms';
import type { Draft, figureErrors } from './draft';

const PENALTY_CHOICES = { none: 'Без штрафа', ...PENALTY_TYPES } as const;

/** Settings for submissions after the deadline; collapsed, because most assignments do not need them. */
export function LateSettings({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: ReturnType<typeof figureErrors>;
  onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const penalised = draft.penaltyType !== 'none';
  return (
    <Collapsible.Root className="collapsible">
      <Collapsible.Trigger className="collapsible-trigger">
        Сдача после срока
        <ChevronDown aria-hidden />
      </Collapsible.Trigger>
      <Collapsible.Content className="collapsible-content stack">
        <Checkbox
          label="Принимать ответы после срока"
          checked={draft.lateAllowed}
          onToggle={(lateAllowed) => onChange({ lateAllowed })}
        />
        {draft.lateAllowed ? (
          <>
            <TextField
              label="Принимать до"
              type="datetime-local"
              hint="Оставьте пустым, если ограничения нет"
              value={draft.lateUntil}
              onType={(lateUntil) => onChange({ lateUntil })}
            />
            <Select
              label="Тип штрафа"
              value={draft.penaltyType}
              options={PENALTY_CHOICES}
              onPick={(penaltyType) => onChange({ penaltyType })}
            />
            {penalised ? (
              <>
                <div className="fields-row">
                  <TextField
                    label="Размер штрафа"
                    type="number"
                    min={0}
                    value={draft.penaltyValue}
                    error={errors.penaltyValue}
                    onType={(penaltyValue) => onChange({ penaltyValue })}
                  />
                  <Select
                    label="Период штрафа"
                    value={draft.penaltyPeriod}
                    options={PENALTY_PERIODS}
                    onPick={(penaltyPeriod) => onChange({ penaltyPeriod })}
                  />
                </div>
                <TextField
                  label="Максимальный штраф"
                  type="number"
                  min={0}
                  hint="Оставьте пустым, если предела нет"
                  value={draft.penaltyCap}
                  error={errors.penaltyCap}
                  onType={(penaltyCap) => onChange({ penaltyCap })}
                />
              </>
            ) : null}
          </>
        ) : null}
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
