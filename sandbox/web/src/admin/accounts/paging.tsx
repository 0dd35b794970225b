import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/button';

/** «Показано 2 из 2 студентов», «Страница 1 из 1» and the buttons for the previous and next page. */
export function Paging({
  shown,
  total,
  many,
  page,
  size,
  onPage,
}: {
  shown: number;
  total: number;
  many: string;
  page: number;
  size: number;
  onPage: (page: number) => void;
}): ReactNode {
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <div className="paging">
      <span>{`Показано ${shown} из ${total} ${many}`}</span>
      <div className="row">
        <IconButton
          label="Предыдущая страница"
          look="plain"
          icon={<ChevronLeft aria-hidden />}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        />
        <span>{`Страница ${page} из ${pages}`}</span>
        <IconButton
          label="Следующая страница"
          look="plain"
          icon={<ChevronRight aria-hidden />}
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        />
      </div>
    </div>
  );
}
