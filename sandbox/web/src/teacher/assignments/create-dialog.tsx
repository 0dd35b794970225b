import { useState, type ReactNode } from 'react';
import type { NewAssignment } from '../../../../contract/assignments';
import { assignmentKeys, createAssignment } from '../../api/assignments';
import { useChange } from '../../api/change';
import { messageOf, Refusal } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea, TextField } from '../../ui/field';
import { Select } from '../../ui/select';
import { ASSIGNMENT_TYPES } from '../../wording/terms';
import { BARE_FORM, emptyDraft, figureErrors, isComplete, pointsAsTyped, requestOf, type Draft } from './draft';
import { LateSettings } from './late-settings';
import { publishingOffered } from './publishing';
import { StudentPicker } from './student-picker';

/** «Создать задание»: saves a draft or publishes at once. */
export function CreateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const create = useChange<NewAssignment, unknown>({
    act: createAssignment,
    done: (_, { status }) => (status === 'published' ? 'Задание создано и опубликовано' : 'Задание создано'),
    drops: ['/assignments/'],
    refreshes: [assignmentKeys.all],
    after: onClose,
    unchecked: { says: 'Задание создано', then: onClose },
  });
  const errors = checked ? figureErrors(draft) : {};
  const refused = create.error instanceof Refusal ? create.error.fields : {};
  const send = (status: 'draft' | 'published') => {
    setChecked(true);
    if (Object.keys(figureErrors(draft)).length === 0) create.mutate(requestOf(draft, status));
  };
  const ready = isComplete(draft);
  return (
    <Dialog
      title="Создать задание"
      onClose={onClose}
      problem={create.isError && refused['instructions'] === undefined ? messageOf(create.error) : null}
      wide
      footer={
        <>
          <Button onClick={onClose} disabled={create.isPending}>
            Отмена
          </Button>
          <Button
            look={publishingOffered() ? 'plain' : 'primary'}
            disabled={!ready}
            busy={create.isPending}
            onClick={() => send('draft')}
          >
            Создать
          </Button>
          {publishingOffered() ? (
            <Button look="primary" disabled={!ready} busy={create.isPending} onClick={() => send('published')}>
              Создать и опубликовать
            </Button>
          ) : null}
        </>
      }
    >
      <TextField
        label="Название"
        placeholder="Название задания"
        required
        value={draft.title}
        onType={(title) => change({ title })}
      />
      <TextArea
        label="Описание"
        placeholder="Краткое описание задания"
        required
        value={draft.description}
        onType={(description) => change({ description })}
      />
      <TextArea
        label="Инструкции"
        placeholder="Подробные инструкции по выполнению"
        value={draft.instructions}
        error={refused['instructions']}
        onType={(instructions) => change({ instructions })}
      />
      <div className="fields-row">
        <Select label="Тип" value={draft.type} options={ASSIGNMENT_TYPES} onPick={(type) => change({ type })} />
        <TextField
          label="Максимальный балл"
          type="number"
          min={1}
          required
          value={draft.points}
          error={errors.points}
          onType={(points) => change({ points: pointsAsTyped(points) })}
        />
      </div>
      <div className="fields-row">
        <TextField
          label="Дата начала"
          type="datetime-local"
          required
          value={draft.start}
          onType={(start) => change({ start })}
        />
        <TextField
          label="Срок сдачи"
          type="datetime-local"
          required
          value={draft.due}
          onType={(due) => change({ due })}
        />
      </div>
      <StudentPicker chosen={draft.students} onChoose={(students) => change({ students })} />
      {BARE_FORM ? null : <LateSettings draft={draft} errors={errors} onChange={change} />}
    </Dialog>
  );
}
