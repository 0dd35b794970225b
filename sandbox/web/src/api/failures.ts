import * as z from 'zod/mini';

/** The server answered and said no. `message` is the server's own, ready to be shown: what it says in English is translated. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Messages by field, where the server named fields. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The server could not be asked, or did not answer in time. */
export class Unreachable extends Error {
  constructor(readonly reason: 'network' | 'timeout') {
    super(
      reason === 'timeout'
        ? 'Время ожидания истекло. Проверьте соединение и повторите'
        : 'Ошибка сети. Проверьте интернет-соединение',
    );
    this.name = 'Unreachable';
  }
}

const refusedSchema = z.object({ error: z.string() });
const detailSchema = z.object({ detail: z.string() });
const fieldsSchema = z.record(z.string(), z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]));

/** What the platform says in the words of its framework. */
const TRANSLATIONS: Readonly<Record<string, string>> = {
  'This field may not be blank.': 'Это поле не может быть пустым.',
  'This field is required.': 'Обязательное поле.',
  'Not found.': 'Страница не найдена.',
  'Request was throttled.': 'Слишком много запросов. Повторите через несколько секунд.',
  'You do not have permission to perform this action.': 'У вас недостаточно прав для выполнения данного действия.',
  'Invalid token.': 'Сессия завершена. Войдите снова.',
  'No Assignment matches the given query.': 'Задание не найдено.',
};

/** Reads a refusal in any of the three shapes the platform uses; an unreadable body leaves the status to speak. */
export function readRefusal(status: number, body: unknown): Refusal {
  const refused = refusedSchema.safeParse(body);
  if (refused.success) return new Refusal(status, refused.data.error);
  const detail = detailSchema.safeParse(body);
  if (detail.success) return new Refusal(status, inRussian(detail.data.detail));
  const fields = fieldsSchema.safeParse(body);
  if (fields.success && Object.keys(fields.data).length > 0) {
    const byField = Object.fromEntries(
      Object.entries(fields.data).map(([field, messages]) => [field, Object.values(messages).flat().map(inRussian).join(' ')]),
    );
    return new Refusal(status, Object.values(byField).join(' '), byField);
  }
  return new Refusal(status, `Сервер ответил ошибкой ${status}. Повторите попытку позже`);
}

function inRussian(message: string): string {
  return TRANSLATIONS[message] ?? message;
}

/** What to tell a person about any failure. */
export function messageOf(failure: unknown): string {
  if (failure instanceof Refusal || failure instanceof Unreachable) return failure.message;
  return 'Произошла непредвиденная ошибка';
}
