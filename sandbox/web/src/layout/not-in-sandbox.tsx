import type { ReactNode } from 'react';
import { PageHead } from '../ui/page';
import { EmptyState } from '../ui/notices';

/** A section that the platform has and the sandbox honestly has not. */
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
