import type { ReactNode } from 'react';
import { PageHead } from '../ui/page';
import { EmptyState } from '../ui/notices';

/** A section of the platform that the sandbox does not implement. */
export function NotInSandbox({ title }: { title: string }): ReactNode {
  return (
    <>
      <PageHead title={title} />
      <EmptyState
        level={2}
        title="Этот раздел не входит в песочницу"
        text="На самой платформе здесь находится полноценный раздел."
      />
    </>
  );
}
