import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Ward } from '../../../contract/family';
import { Progress } from '../ui/page';
import { percent } from '../wording/numbers';

/** The tutor's students with class and progress; a name leads to the student's page. */
export function StudentsTable({ students }: { students: readonly Ward[] }): ReactNode {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Таблица учеников">
      <table>
        <thead>
          <tr>
            <th scope="col">ФИО</th>
            <th scope="col">Класс</th>
            <th scope="col">Предметы</th>
            <th scope="col">Прогресс</th>
            <th scope="col">Оценено</th>
            <th scope="col">Средний результат</th>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr key={student.id}>
              <td>
                <Link to={`/dashboard/tutor/students/${student.id}`}>{student.full_name}</Link>
              </td>
              <td>{student.grade ?? '—'}</td>
              <td>{student.subjects.join(', ') || '—'}</td>
              <td className="progress-cell">
                <span>{percent(student.progress)}</span>
                <Progress value={student.progress} label={`Прогресс: ${student.full_name}`} />
              </td>
              <td>{`${student.assignments_graded} из ${student.assignments_total}`}</td>
              <td>{student.average_percentage === null ? '—' : percent(student.average_percentage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
