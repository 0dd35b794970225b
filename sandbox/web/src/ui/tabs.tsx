import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** Tabs with panels; the first tab is open initially. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { id: string; title: string; panel: ReactNode }[];
}): ReactNode {
  return (
    <Radix.Root defaultValue={tabs[0]?.id ?? ''} className="tabs">
      <Radix.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} className="tab">
            {tab.title}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="tab-panel">
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
