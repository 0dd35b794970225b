import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { familyKeys, readChild } from '../api/family';
import { WardPage, type Ward } from '../ward/ward-page';

/** `/dashboard/parent/children/:id`: one own child, read-only; anybody else's is «Ребёнок не найден». */
export function ChildPage(): ReactNode {
  const id = Number(useParams()['id']);
  const child = useQuery({ queryKey: familyKeys.child(id), queryFn: () => asWard(id), gcTime: 0 });
  return <WardPage query={child} back={{ to: '/dashboard/parent/children', title: 'Мои дети' }} notFound="Ребёнок не найден" />;
}

async function asWard(id: number): Promise<Ward> {
  const { child, subjects, assignments } = await readChild(id);
  const about = [child?.grade ? `${child.grade} класс` : '', subjects.map(({ subject }) => subject.name).join(', '), child?.goal ?? ''];
  return { name: child?.name ?? 'Детали ребенка', about, assignments };
}
