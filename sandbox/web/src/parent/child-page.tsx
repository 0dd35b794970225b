import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { familyKeys, readChild } from '../api/family';
import { SupervisedStudentPage, type SupervisedStudent } from '../supervised/student-page';

/** `/dashboard/parent/children/:id`: one of the parent's children, read-only; for any other child «Ребёнок не найден». */
export function ChildPage(): ReactNode {
  const id = Number(useParams()['id']);
  const child = useQuery({ queryKey: familyKeys.child(id), queryFn: () => asSupervisedStudent(id), gcTime: 0 });
  return (
    <SupervisedStudentPage
      query={child}
      back={{ to: '/dashboard/parent/children', title: 'Мои дети' }}
      notFound="Ребёнок не найден"
    />
  );
}

async function asSupervisedStudent(id: number): Promise<SupervisedStudent> {
  const { child, subjects, assignments } = await readChild(id);
  const about = [
    child?.grade ? `${child.grade} класс` : '',
    subjects.map(({ subject }) => subject.name).join(', '),
    child?.goal ?? '',
  ];
  return { name: child?.name ?? 'Детали ребенка', about, assignments };
}
