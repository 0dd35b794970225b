import type { FastifyInstance } from 'fastify';
import type { Form } from '../../contract/surroundings';
import { readSubmissions } from '../assignments/submissions';
import type { Database } from '../database/connection';
import { isComplete } from '../form';
import { onlyStudent, onlyTeacher, userOf } from '../identity/guards';
import { fullName, gradeOf } from '../identity/people';
import { readProgress } from '../identity/profiles';
import type { User } from '../identity/tokens';
import { readEnrolments, SUBJECT_COLOR } from '../subjects/subjects';
import { readTaughtStudents } from './students';

/** Figures about learning materials. The sandbox has none. */
const NO_MATERIALS = {
  total_materials: 0,
  completed_materials: 0,
  in_progress_materials: 0,
  not_started_materials: 0,
  completion_percentage: 0,
  average_progress: 0,
  total_time_spent: 0,
  subject_statistics: {},
} as const;

/** Registers the routes for teachers' students and for students' own subjects. */
export function addLearningRoutes(app: FastifyInstance, database: Database, form: Form): void {
  app.get('/materials/teacher/', onlyTeacher, async (request) => {
    const teacher = userOf(request);
    return {
      teacher_info: { id: teacher.id, name: fullName(teacher), role: teacher.role, avatar: null },
      students: await readTaughtStudents(database, form, teacher),
      materials: [],
      progress_overview: {
        total_students: 0,
        total_materials: 0,
        total_assignments: 0,
        completed_assignments: 0,
        completion_percentage: 0,
        average_progress: 0,
        subject_statistics: {},
      },
      reports: [],
      profile: {
        id: teacher.profile_id,
        user: profileUser(teacher, 'Преподаватель'),
        subjects: [],
        subject: teacher.specialization ?? '',
        telegram: '',
        telegram_id: '',
      },
    };
  });

  app.get('/teacher/students/', onlyTeacher, async (request) => {
    return { students: await readTaughtStudents(database, form, userOf(request)) };
  });

  // The published build looks for submissions to materials here, and never finds one.
  app.get('/materials/teacher/submissions/pending/', onlyTeacher, async (request) => {
    const filter = { authorId: userOf(request).id, waiting: true };
    return { pending: isComplete(form) ? await readSubmissions(database, form, filter) : [] };
  });

  app.get('/student/subjects/', onlyStudent, async (request) => {
    const enrolments = await readEnrolments(database, { studentIds: [userOf(request).id] });
    return enrolments.map((enrolment) => ({
      enrollment_id: enrolment.id,
      subject: { id: enrolment.subject_id, name: enrolment.subject, color: SUBJECT_COLOR },
      teacher: {
        id: enrolment.teacher_id,
        first_name: enrolment.teacher_first_name,
        last_name: enrolment.teacher_last_name,
        full_name: enrolment.teacher_name,
      },
      enrolled_at: enrolment.enrolled_at,
      is_active: true,
    }));
  });

  app.get('/materials/student/', onlyStudent, async (request) => {
    const student = userOf(request);
    const enrolments = await readEnrolments(database, { studentIds: [student.id] });
    const teachers = await database
      .selectFrom('users')
      .select(['id', 'username'])
      .where('role', '=', 'teacher')
      .execute();
    const figures = (await readProgress(database, form, [student.id]))(student.id);
    return {
      student_info: {
        id: student.id,
        name: fullName(student),
        username: student.username,
        role: student.role,
        avatar: null,
      },
      subjects: enrolments.map((enrolment) => ({
        id: enrolment.subject_id,
        name: enrolment.subject,
        description: '',
        color: SUBJECT_COLOR,
        teacher: {
          id: enrolment.teacher_id,
          name: enrolment.teacher_name,
          username: teachers.find((teacher) => teacher.id === enrolment.teacher_id)?.username ?? '',
        },
        enrolled_at: enrolment.enrolled_at,
        enrollment_id: enrolment.id,
      })),
      materials_by_subject: {},
      stats: NO_MATERIALS,
      progress_statistics: NO_MATERIALS,
      recent_activity: [],
      profile: {
        id: student.profile_id,
        user: profileUser(student, 'Студент'),
        grade: gradeOf(student),
        ...figures,
        generated_username: '',
        telegram: '',
        telegram_id: '',
      },
    };
  });
}

/** Returns the short form of a user in these profiles. */
function profileUser(user: User, roleName: string) {
  const { id, first_name, last_name, role, date_joined } = user;
  return {
    id,
    first_name,
    last_name,
    role,
    role_display: roleName,
    is_active: user.is_active === 1,
    date_joined,
    full_name: fullName(user),
  };
}
