import * as z from 'zod/mini';

/**
 * An error response of the server. `message` is the server's own and can be shown as is: English messages are
 * translated.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Messages by field, if the server named fields. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The server could not be reached, or did not respond in time. */
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

/** Translations of the messages of the platform's framework. */
const TRANSLATIONS: Readonly<Record<string, string>> = {
  'This field may not be blank.': 'Это поле не может быть пустым.',
  'This field is required.': 'Обязательное поле.',
  'Not found.': 'Страница не найдена.',
  'Request was throttled.': 'Слишком много запросов. Повторите через несколько секунд.',
  'You do not have permission to perform this action.': 'У вас недостаточно прав для выполнения данного действия.',
  'Invalid token.': 'Сессия завершена. Войдите снова.',
  'No Assignment matches the given query.': 'Задание не найдено.',
};

/** Parses an error response in any of the platform's three formats; for an unreadable body only the status is used. */
export function readRefusal(status: number, body: unknown): Refusal {
  const refused = refusedSchema.safeParse(body);
  if (refused.success) return new Refusal(status, refused.data.error);
  const detail = detailSchema.safeParse(body);
  if (detail.success) return new Refusal(status, inRussian(detail.data.detail));
  const fields = fieldsSchema.safeParse(body);
  if (fields.success && Object.keys(fields.data).length > 0) {
    const byField = Object.fromEntries(
      Object.entries(fields.data).map(([field, messages]) => [
        field,
        Object.values(messages).flat().map(inRussian).join(' '),
      ]),
    );
    return new Refusal(status, Object.values(byField).join(' '), byField);
  }
  return new Refusal(status, `Сервер ответил ошибкой ${status}. Повторите попытку позже`);
}

function inRussian(message: string): string {
  return TRANSLATIONS[message] ?? message;
}

/** Returns the message to show for any error. */
export function messageOf(failure: unknown): string {
  if (failure instanceof Refusal || failure instanceof Unreachable) return failure.message;
  return 'Произошла непредвиденная ошибка';
}
