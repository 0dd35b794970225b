import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { familyKeys, readChild } from '../api/family';
import { WardPage } from '../ward/ward-page';

/** `/dashboard/parent/children/:id`: one own child, read-only; anybody else's is «Ребёнок не найден». */
export function ChildPage(): ReactNode {
  const id = Number(useParams()['id']);
  const child = useQuery({ queryKey: familyKeys.child(id), queryFn: () => readChild(id), gcTime: 0 });
  return <WardPage query={child} back={{ to: '/dashboard/parent/children', title: 'Мои дети' }} notFound="Ребёнок не найден" />;
}
