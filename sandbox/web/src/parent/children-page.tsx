import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { familyKeys, listChildren } from '../api/family';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/page';
import { ChildCard } from './child-card';

/** `/dashboard/parent/children`: the parent's children, each with a link to its page. */
export function ChildrenPage(): ReactNode {
  const children = useQuery({ queryKey: familyKeys.children, queryFn: listChildren });
  return (
    <>
      <PageHead title="Мои дети" />
      <Loaded query={children}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              level={2}
              title="Нет привязанных детей"
              text="Обратитесь к администратору, чтобы привязать ребёнка к вашему аккаунту"
            />
          ) : (
            <div className="cards">
              {all.map((child) => (
                <ChildCard key={child.id} child={child} level={2} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
