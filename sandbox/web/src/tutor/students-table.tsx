import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TutorStudent } from '../../../contract/family';
import { Progress } from '../ui/page';
import { percent } from '../wording/numbers';

/** The tutor's students with school class and progress; each name links to the student's page. */
export function StudentsTable({ students }: { students: readonly TutorStudent[] }): ReactNode {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Таблица учеников">
      <table>
        <thead>
          <tr>
            <th scope="col">ФИО</th>
            <th scope="col">Класс</th>
            <th scope="col">Предметы</th>
            <th scope="col">Прогресс</th>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr key={student.user_id}>
              <td>
                <Link to={`/dashboard/tutor/students/${student.user_id}`}>{student.full_name}</Link>
              </td>
              <td>{student.grade || '—'}</td>
              <td>{student.subjects.map(({ name }) => name).join(', ') || '—'}</td>
              <td className="progress-cell">
                <span>{percent(student.progress_percentage)}</span>
                <Progress value={student.progress_percentage} label={`Прогресс: ${student.full_name}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
