import { useQuery } from '@tanstack/react-query';
import { ClipboardList } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { profileKey, readProfile } from '../api/accounts';
import { assignmentKeys, listPending, listTaughtStudents } from '../api/assignments';
import { useSignedInUser } from '../session/store';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Avatar, Card, Figure, PageHead, Progress } from '../ui/page';
import { dateTime } from '../wording/dates';
import { counted, initials, percent } from '../wording/numbers';

/** The teacher's start page. Every figure is computed from server responses. */
export function TeacherDashboard(): ReactNode {
  const user = useSignedInUser();
  const navigate = useNavigate();
  const students = useQuery({ queryKey: assignmentKeys.students, queryFn: listTaughtStudents });
  const profile = useQuery({ queryKey: profileKey, queryFn: () => readProfile('teacher') });
  const pending = useQuery({ queryKey: assignmentKeys.pending, queryFn: listPending });
  return (
    <>
      <PageHead
        title="Личный кабинет преподавателя"
        text={`${user.first_name} ${user.last_name}, ${user.email}`}
        actions={
          <Button
            look="primary"
            icon={<ClipboardList aria-hidden />}
            onClick={() => void navigate('/dashboard/teacher/assignments')}
          >
            К заданиям
          </Button>
        }
      />
      <div className="figures">
        <Figure title="Учеников" value={students.data?.length ?? '—'} />
        <Figure title="Предметов" value={profile.data?.profile.subjects_list?.length ?? '—'} />
        <Figure title="На проверке" value={pending.data?.length ?? '—'} />
      </div>
      <div className="columns">
        <Card
          title="Ученики"
          aside={students.data ? <span className="muted">{`${students.data.length} всего`}</span> : null}
        >
          <Loaded query={students}>
            {(all) =>
              all.length === 0 ? (
                <p className="muted">Нет учеников</p>
              ) : (
                <ul className="people">
                  {all.map((student) => (
                    <li key={student.id}>
                      <Avatar letters={initials(student.name)} />
                      <div>
                        <p className="person-name">{student.name}</p>
                        <p className="muted">
                          {student.profile.grade ? <span>{`${student.profile.grade} класс`}</span> : null}
                          <span>{`Прогресс: ${percent(student.profile.progress_percentage)}`}</span>
                        </p>
                        <Progress value={student.profile.progress_percentage} label={`Прогресс: ${student.name}`} />
                        <p className="muted">{student.subjects.map(({ name }) => name).join(', ')}</p>
                      </div>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
        <Card
          title="Задания на проверке"
          aside={pending.data ? <span className="muted">{pending.data.length}</span> : null}
        >
          <Loaded query={pending}>
            {(answers) =>
              answers.length === 0 ? (
                <p className="muted">Нет заданий на проверку</p>
              ) : (
                <>
                  <ul className="plain-list">
                    {answers.slice(0, 5).map((answer) => (
                      <li key={answer.id}>
                        <p className="person-name">{answer.student_name}</p>
                        <p>{answer.assignment_title}</p>
                        <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
                      </li>
                    ))}
                  </ul>
                  <Link to="/dashboard/teacher/submissions/pending">{`Проверить ${counted(answers.length, 'ответ', 'ответа', 'ответов')}`}</Link>
                </>
              )
            }
          </Loaded>
        </Card>
      </div>
    </>
  );
}
