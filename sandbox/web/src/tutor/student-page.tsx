import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { familyKeys, readTutorStudent } from '../api/family';
import { WardPage } from '../ward/ward-page';

/** `/dashboard/tutor/students/:id`: one own student, read-only; anybody else's is «Ученик не найден». */
export function TutorStudentPage(): ReactNode {
  const id = Number(useParams()['id']);
  const student = useQuery({ queryKey: familyKeys.student(id), queryFn: () => readTutorStudent(id), gcTime: 0 });
  return <WardPage query={student} back={{ to: '/dashboard/tutor/students', title: 'Мои студенты' }} notFound="Ученик не найден" />;
}
