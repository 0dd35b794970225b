import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { profileKey, readProfile } from '../api/accounts';
import { familyKeys, listReports, listTutorStudents } from '../api/family';
import { useSignedInUser } from '../session/store';
import { departs } from '../shape';
import { Loaded } from '../ui/loaded';
import { Card, Figure, PageHead } from '../ui/page';
import { counted } from '../wording/numbers';
import { StudentsTable } from './students-table';

export function TutorDashboard(): ReactNode {
  const user = useSignedInUser();
  const students = useQuery({ queryKey: familyKeys.students, queryFn: listTutorStudents });
  const tutorReports = useQuery({ queryKey: familyKeys.reports, queryFn: listReports });
  const profile = useQuery({ queryKey: profileKey, queryFn: () => readProfile('tutor') });
  return (
    <>
      <PageHead
        title={`Привет, ${user.first_name || user.username}! 👋`}
        text="Управляйте студентами, отправляйте отчеты родителям"
      />
      <div className="figures">
        <Figure title="Учеников" value={students.data?.length ?? (departs('tutor-address-doubled') ? 0 : '—')} />
        <Figure title="Отчётов" value={tutorReports.data?.length ?? '—'} />
      </div>
      <Card title="Список учеников" aside={<Link to="/dashboard/tutor/students">Все ученики</Link>}>
        <Loaded query={students}>
          {(all) => (all.length === 0 ? <p className="muted">Нет учеников</p> : <StudentsTable students={all} />)}
        </Loaded>
      </Card>
      <Card title="Обо мне">
        <Loaded query={profile}>
          {(own) => (
            <dl className="details">
              <dt>Email</dt>
              <dd>{own.user.email}</dd>
              <dt>Специализация</dt>
              <dd>{own.profile.specialization || 'Не указана'}</dd>
              <dt>Опыт работы</dt>
              <dd>
                {own.profile.experience_years
                  ? counted(own.profile.experience_years, 'год', 'года', 'лет')
                  : 'Не указан'}
              </dd>
            </dl>
          )}
        </Loaded>
      </Card>
    </>
  );
}
