import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { familyKeys, readTutorStudent } from '../api/family';
import { SupervisedStudentPage, type SupervisedStudent } from '../supervised/student-page';

/** `/dashboard/tutor/students/:id`: one of the tutor's students, read-only; for any other student «Ученик не найден». */
export function TutorStudentPage(): ReactNode {
  const id = Number(useParams()['id']);
  const student = useQuery({ queryKey: familyKeys.student(id), queryFn: () => asSupervisedStudent(id), gcTime: 0 });
  return (
    <SupervisedStudentPage
      query={student}
      back={{ to: '/dashboard/tutor/students', title: 'Мои студенты' }}
      notFound="Ученик не найден"
    />
  );
}

async function asSupervisedStudent(id: number): Promise<SupervisedStudent> {
  const { student, assignments } = await readTutorStudent(id);
  const subjects = student?.subjects.map(({ name }) => name).join(', ') ?? '';
  const about = [student?.grade ? `${student.grade} класс` : '', subjects, student?.goal ?? ''];
  return { name: student?.full_name ?? 'Ученик', about, assignments };
}
