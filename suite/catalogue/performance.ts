import type { CaseDefinition } from './case';

/** Performance cases by heading (PF1–PF39). */
export const PERFORMANCE_CASES = [
  {
    id: 'PF1', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the health of the platform again and again: live, startup, ready', ru: 'многократно читает состояние платформы: live, startup, ready' },
    expectation: { en: 'the averages keep their limits', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF2', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'signs in', ru: 'входит в систему' },
    expectation: { en: 'the average keeps its limit', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF3', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the own profile again and again in each role', ru: 'многократно читает свой профиль в каждой роли' },
    expectation: { en: 'the averages keep their limits', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF4', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the list of assignments again and again as teacher and student', ru: 'многократно читает список заданий как преподаватель и ученик' },
    expectation: { en: 'the averages keep their limits', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF5', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the list of answers again and again as teacher and student', ru: 'многократно читает список ответов как преподаватель и ученик' },
    expectation: { en: 'the averages keep their limits', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF6', scenario: 'PFA', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'reads the list of accounts again and again', ru: 'многократно читает список учётных записей' },
    expectation: { en: 'the average keeps its limit', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF7', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the schedule again and again as teacher and admin', ru: 'многократно читает расписание как преподаватель и администратор' },
    expectation: { en: 'nobody is refused, and the averages keep their limits', ru: 'никому не отказано, среднее время в пределах порога' },
  },
  {
    id: 'PF8', scenario: 'PFA', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the materials again and again as teacher and student', ru: 'многократно читает материалы как преподаватель и ученик' },
    expectation: { en: 'the averages keep their limits', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF9', scenario: 'PFT', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'lets 5 students read at once what they may', ru: 'даёт читать одновременно: пятеро учеников' },
    expectation: { en: 'all are answered rightly, each with own data, and afterwards a single request is right within 10 s', ru: 'каждый получает верный ответ со своими данными, и затем одиночный запрос верен в течение 10 с' },
  },
  {
    id: 'PF10', scenario: 'PFT', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'lets 10 students read at once what they may', ru: 'даёт читать одновременно: десять учеников' },
    expectation: { en: 'all are answered rightly, each with own data, and afterwards a single request is right within 10 s', ru: 'каждый получает верный ответ со своими данными, и затем одиночный запрос верен в течение 10 с' },
  },
  {
    id: 'PF11', scenario: 'PFT', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'lets 30 students read at once what they may', ru: 'даёт читать одновременно: тридцать учеников' },
    expectation: { en: 'all are answered rightly, each with own data, and afterwards a single request is right within 10 s', ru: 'каждый получает верный ответ со своими данными, и затем одиночный запрос верен в течение 10 с' },
  },
  {
    id: 'PF12', scenario: 'PFG', performer: 'teacher', kind: 'check', priority: 'P2',
    wording: { en: 'reads 10 and 200 assignments in turn', ru: 'читает по очереди 10 и 200 заданий' },
    expectation: { en: 'the first page takes at most three times as long, all pages no more than the rows grow, and no entry is cut off', ru: 'первая страница не более чем втрое дольше, все страницы — не больше роста числа строк, ничего не обрезано' },
  },
  {
    id: 'PF13', scenario: 'PFG', performer: 'teacher', kind: 'check', priority: 'P2',
    wording: { en: 'reads 10 and 200 answers in turn', ru: 'читает по очереди 10 и 200 ответов' },
    expectation: { en: 'the first page takes at most three times as long, all pages no more than the rows grow, and no entry is cut off', ru: 'первая страница не более чем втрое дольше, все страницы — не больше роста числа строк, ничего не обрезано' },
  },
  {
    id: 'PF14', scenario: 'PFG', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'reads few and all accounts in turn', ru: 'читает по очереди несколько и все учётные записи' },
    expectation: { en: 'the page of all takes at most three times as long, and no account is cut off', ru: 'страница со всеми не более чем втрое дольше, ничего не обрезано' },
  },
  {
    id: 'PF15', scenario: 'PFG', performer: 'teacher', kind: 'check', priority: 'P2',
    wording: { en: 'reads 10 and 200 lessons in turn', ru: 'читает по очереди 10 и 200 занятий' },
    expectation: { en: 'the first page takes at most three times as long, all pages no more than the rows grow, and no entry is cut off', ru: 'первая страница не более чем втрое дольше, все страницы — не больше роста числа строк, ничего не обрезано' },
  },
  {
    id: 'PF16', scenario: 'PFE', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'sends bad input among good reads', ru: 'отправляет среди обычных чтений неверные данные' },
    expectation: { en: 'each is answered as expected, and the good reads stay right and quick', ru: 'каждый запрос получает ожидаемый ответ, а обычные чтения верны и быстры' },
  },
  {
    id: 'PF17', scenario: 'PFE', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'sends requests for missing things among good reads', ru: 'отправляет среди обычных чтений запросы к несуществующему' },
    expectation: { en: 'each is answered as expected, and the good reads stay right and quick', ru: 'каждый запрос получает ожидаемый ответ, а обычные чтения верны и быстры' },
  },
  {
    id: 'PF18', scenario: 'PFE', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'sends requests of the wrong role among good reads', ru: 'отправляет среди обычных чтений запросы не той роли' },
    expectation: { en: 'each is answered as expected, and the good reads stay right and quick', ru: 'каждый запрос получает ожидаемый ответ, а обычные чтения верны и быстры' },
  },
  {
    id: 'PF19', scenario: 'PFE', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'sends broken uploads among good reads', ru: 'отправляет среди обычных чтений повреждённые загрузки' },
    expectation: { en: 'each is answered as expected, and the good reads stay right and quick', ru: 'каждый запрос получает ожидаемый ответ, а обычные чтения верны и быстры' },
  },
  {
    id: 'PF20', scenario: 'PFE', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'sends cancelled requests among good reads', ru: 'отправляет среди обычных чтений прерванные запросы' },
    expectation: { en: 'each is answered as expected, and the good reads stay right and quick', ru: 'каждый запрос получает ожидаемый ответ, а обычные чтения верны и быстры' },
  },
  {
    id: 'PF21', scenario: 'PFS', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'uses the platform in all roles for a while without bursts', ru: 'некоторое время без всплесков пользуется платформой во всех ролях' },
    expectation: { en: 'errors stay under 1 %, and the last quarter takes at most 1.5 times as long as the first', ru: 'ошибок менее 1 %, последняя четверть не более чем в 1,5 раза дольше первой' },
  },
  {
    id: 'PF22', scenario: 'PFS', performer: 'admin', kind: 'check', priority: 'P3',
    wording: { en: 'compares the memory that the platform tells before and after that', ru: 'сравнивает сообщаемую платформой память до и после этого' },
    expectation: { en: 'it has not grown by more than a half', ru: 'она выросла не более чем наполовину' },
  },
  {
    id: 'PF23', scenario: 'PFI', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'signs in for the first time', ru: 'входит в первый раз' },
    expectation: { en: 'the average keeps the limit of sign-in', ru: 'среднее время в пределах порога для входа' },
  },
  {
    id: 'PF24', scenario: 'PFI', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'signs in again', ru: 'входит повторно' },
    expectation: { en: 'the average keeps the limit of sign-in', ru: 'среднее время в пределах порога для входа' },
  },
  {
    id: 'PF25', scenario: 'PFI', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'signs in with a wrong password', ru: 'входит с неверным паролем' },
    expectation: { en: 'the refusal keeps the limit of sign-in', ru: 'отказ в пределах порога для входа' },
  },
  {
    id: 'PF26', scenario: 'PFI', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'signs out', ru: 'выходит из системы' },
    expectation: { en: 'the average keeps the limit of sign-in', ru: 'среднее время в пределах порога для входа' },
  },
  {
    id: 'PF27', scenario: 'PFH', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'reads the schedule of a month again and again', ru: 'многократно читает расписание за месяц' },
    expectation: { en: 'only lessons of that month come, and the average keeps its limit', ru: 'приходят только занятия этого месяца, среднее время в пределах порога' },
  },
  {
    id: 'PF28', scenario: 'PFH', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'reads the schedule with each filter, and with unknown values', ru: 'читает расписание с каждым фильтром и с неизвестными значениями' },
    expectation: { en: 'each filter returns only what matches, an unknown value is refused or returns nothing', ru: 'фильтр возвращает только подходящее, неизвестное значение отклонено или даёт пустой список' },
  },
  {
    id: 'PF29', scenario: 'PFH', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'creates lessons', ru: 'создаёт занятия' },
    expectation: { en: 'the average keeps its limit', ru: 'среднее время в пределах порога' },
  },
  {
    id: 'PF30', scenario: 'PFM', performer: 'student', kind: 'check', priority: 'P2',
    wording: { en: 'reads the list of materials and the beginning of a file again and again', ru: 'многократно читает список материалов и начало файла' },
    expectation: { en: 'both averages keep their limits', ru: 'среднее время обоих в пределах порога' },
  },
  {
    id: 'PF31', scenario: 'PFP', performer: 'admin', kind: 'check', priority: 'P2',
    wording: { en: 'opens the admin’s page five times, and once more', ru: 'пять раз открывает страницу администратора, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF32', scenario: 'PFP', performer: 'teacher', kind: 'check', priority: 'P2',
    wording: { en: 'opens the teacher’s page five times, and once more', ru: 'пять раз открывает страницу преподавателя, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF33', scenario: 'PFP', performer: 'student', kind: 'check', priority: 'P2',
    wording: { en: 'opens the student’s page five times, and once more', ru: 'пять раз открывает страницу ученика, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF34', scenario: 'PFP', performer: 'tutor', kind: 'check', priority: 'P2',
    wording: { en: 'opens the tutor’s page five times, and once more', ru: 'пять раз открывает страницу тьютора, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF35', scenario: 'PFP', performer: 'parent', kind: 'check', priority: 'P2',
    wording: { en: 'opens the parent’s page five times, and once more', ru: 'пять раз открывает страницу родителя, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF36', scenario: 'PFP', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'opens the pages of assignments of teacher and student five times, and once more', ru: 'пять раз открывает страницы заданий преподавателя и ученика, и затем ещё раз' },
    expectation: { en: 'it appears within 2.5 s, does not jump, does not block, and comes from the cache the second time', ru: 'появляется за 2,5 с, не прыгает, не блокируется, во второй раз берётся из кэша' },
  },
  {
    id: 'PF37', scenario: 'PFL', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads a list faster and faster as one user', ru: 'читает список всё быстрее одним пользователем' },
    expectation: { en: 'up to the documented rate all are answered within the limit', ru: 'до документированной частоты все ответы в пределах порога' },
  },
  {
    id: 'PF38', scenario: 'PFL', performer: 'anyone', kind: 'check', priority: 'P1',
    wording: { en: 'reads a list faster than the rate limit allows', ru: 'читает список быстрее, чем разрешено' },
    expectation: { en: 'the excess is refused with 429 in JSON; never 5xx', ru: 'лишнее отклоняется с 429 в JSON, никогда 5xx' },
  },
  {
    id: 'PF39', scenario: 'PFL', performer: 'anyone', kind: 'check', priority: 'P2',
    wording: { en: 'reads the list again after that', ru: 'снова читает список после этого' },
    expectation: { en: 'it is right again within 2 s', ru: 'через 2 с ответ снова верен' },
  },
] as const satisfies readonly CaseDefinition[];
