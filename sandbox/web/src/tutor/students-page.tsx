import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { familyKeys, listTutorStudents } from '../api/family';
import { departs } from '../shape';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { Figure, PageHead } from '../ui/page';
import { StudentsTable } from './students-table';

/** `/dashboard/tutor/students`: the tutor's own students only. */
export function TutorStudentsPage(): ReactNode {
  const students = useQuery({ queryKey: familyKeys.students, queryFn: listTutorStudents });
  // The published page shows a count of students that it could not read.
  if (students.isError && departs('tutor-address-doubled')) {
    return (
      <>
        <PageHead title="Мои студенты" />
        <Figure title="Мои ученики" value={0} />
      </>
    );
  }
  return (
    <>
      <PageHead title="Мои студенты" />
      <Loaded query={students}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState level={2} title="Нет учеников" text="Администратор ещё не назначил вам учеников" />
          ) : (
            <div className="card">
              <StudentsTable students={all} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}
