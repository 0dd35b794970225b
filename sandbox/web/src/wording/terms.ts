import type {
  AssignmentStatus,
  AssignmentType,
  PenaltyFrequency,
  PenaltyType,
  SubmissionStatus,
} from '../../../contract/assignments';
import type { Role } from '../../../contract/identity';

export const ROLE_NAMES: Record<Role, string> = {
  admin: 'Администратор',
  teacher: 'Преподаватель',
  student: 'Студент',
  tutor: 'Тьютор',
  parent: 'Родитель',
};

export const ASSIGNMENT_TYPES: Record<AssignmentType, string> = {
  homework: 'Домашнее задание',
  test: 'Тест',
  project: 'Проект',
  essay: 'Эссе',
  practical: 'Практическая работа',
};

export const ASSIGNMENT_STATES: Record<AssignmentStatus, string> = {
  draft: 'Черновик',
  published: 'Опубликовано',
  closed: 'Закрыто',
};

export const ANSWER_STATES: Record<SubmissionStatus, string> = {
  submitted: 'Отправлено',
  graded: 'Оценено',
  returned: 'Возвращено',
};

export const PENALTY_TYPES: Record<PenaltyType, string> = { percentage: 'Проценты', fixed_points: 'Баллы' };

export const PENALTY_PERIODS: Record<PenaltyFrequency, string> = { per_day: 'За день', per_hour: 'За час' };
