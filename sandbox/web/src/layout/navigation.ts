import {
  Banknote,
  BookOpen,
  Calendar,
  ChartColumn,
  ChartLine,
  ClipboardCheck,
  ClipboardList,
  CreditCard,
  FileText,
  GraduationCap,
  House,
  LibraryBig,
  MessageCircle,
  Network,
  NotebookPen,
  PencilRuler,
  Share2,
  Sparkles,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Role } from '../../../contract/identity';
import { departs } from '../shape';

export interface NavigationLink {
  title: string;
  to: string;
  icon: LucideIcon;
  /** Marks the link as the current page only for the exact address. */
  exact?: boolean;
  /** A section that the sandbox links but does not implement. */
  notInSandbox?: boolean;
}

const link = (title: string, to: string, icon: LucideIcon): NavigationLink => ({ title, to, icon });
const home = (to: string): NavigationLink => ({ title: 'Главная', to, icon: House, exact: true });
const notInSandbox = (title: string, to: string, icon: LucideIcon): NavigationLink => ({
  title,
  to,
  icon,
  notInSandbox: true,
});

/** The published side bars lack this link. */
const assignments = (to: string): NavigationLink[] =>
  departs('no-assignments-link') ? [] : [link('Задания', to, ClipboardList)];

/** The side bar of every role, in the platform's order. */
export const NAVIGATION: Record<Role, { heading: string; links: readonly NavigationLink[] }> = {
  teacher: {
    heading: 'Навигация',
    links: [
      home('/dashboard/teacher'),
      ...assignments('/dashboard/teacher/assignments'),
      notInSandbox('Распределение материалов', '/dashboard/teacher/materials', Share2),
      notInSandbox('Планы занятий', '/dashboard/teacher/study-plans', NotebookPen),
      notInSandbox('AI Генератор планов', '/dashboard/teacher/study-plan-generator', Sparkles),
      notInSandbox('Управление расписанием', '/dashboard/teacher/schedule', Calendar),
      link('Проверка заданий', '/dashboard/teacher/submissions/pending', ClipboardCheck),
      notInSandbox('Отчёты', '/dashboard/teacher/reports', FileText),
      notInSandbox('Чат', '/dashboard/teacher/chat', MessageCircle),
      notInSandbox('Создание контента', '/dashboard/teacher/content-creator', PencilRuler),
      notInSandbox('Редактор графа', '/dashboard/teacher/graph-editor', Network),
      notInSandbox('Прогресс учеников', '/dashboard/teacher/progress', ChartLine),
    ],
  },
  student: {
    heading: 'Навигация',
    links: [
      home('/dashboard/student'),
      ...assignments('/dashboard/student/assignments'),
      notInSandbox('Предметы', '/dashboard/student/subjects', BookOpen),
      notInSandbox('Материалы', '/dashboard/student/materials', LibraryBig),
      notInSandbox('Расписание', '/dashboard/student/schedule', Calendar),
      notInSandbox('Чат', '/dashboard/student/chat', MessageCircle),
      notInSandbox('Граф знаний', '/dashboard/student/knowledge-graph', Network),
    ],
  },
  tutor: {
    heading: 'Навигация',
    links: [
      home('/dashboard/tutor'),
      link('Мои ученики', '/dashboard/tutor/students', GraduationCap),
      link('Отчёты', '/dashboard/tutor/reports', FileText),
      notInSandbox('Счета', '/dashboard/tutor/invoices', Banknote),
      notInSandbox('Чат', '/dashboard/tutor/chat', MessageCircle),
    ],
  },
  parent: {
    heading: 'Навигация',
    links: [
      home('/dashboard/parent'),
      link('Мои дети', '/dashboard/parent/children', Users),
      notInSandbox('История платежей', '/dashboard/parent/payment-history', CreditCard),
      notInSandbox('Счета', '/dashboard/parent/invoices', Banknote),
      notInSandbox('Статистика', '/dashboard/parent/statistics', ChartColumn),
      link('Отчёты', '/dashboard/parent/reports', FileText),
      notInSandbox('Чат', '/dashboard/parent/chat', MessageCircle),
    ],
  },
  admin: {
    heading: 'Администратор',
    links: [
      link('Управление аккаунтами', '/admin/accounts', Users),
      link('Расписание', '/admin/schedule', Calendar),
      link('Все чаты', '/admin/chats', MessageCircle),
    ],
  },
};
