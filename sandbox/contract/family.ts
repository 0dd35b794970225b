/** What a parent and a tutor read about the students they are responsible for. All of it is read-only. */
import type { Answer, Assignment } from './assignments';
import type { Person } from './identity';

/** `GET /api/parents/children/` and `GET /api/tutors/students/`. `progress` is a whole percentage. */
export interface Ward extends Person {
  grade: string | null;
  goal: string | null;
  subjects: string[];
  progress: number;
  assignments_total: number;
  assignments_answered: number;
  assignments_graded: number;
  average_percentage: number | null;
}

/** `GET /api/parents/children/<id>/` and `GET /api/tutors/students/<id>/`; 404 for anybody else's student. */
export interface WardDetails extends Ward {
  assignments: WardAssignment[];
}

export interface WardAssignment
  extends Pick<Assignment, 'id' | 'title' | 'description' | 'due_date' | 'max_score' | 'type'> {
  author: Person;
  /** Without the answer's text: marks, comment, dates and file names. */
  answer:
    | (Pick<
        Answer,
        'status' | 'submitted_at' | 'is_late' | 'days_late' | 'score' | 'percentage' | 'feedback' | 'graded_at'
      > & {
        /** Of all versions, the oldest first. The files themselves are not for guardians' eyes here. */
        file_names: string[];
      })
    | null;
}

/** `GET|POST /api/tutors/reports/`, and `GET /api/parents/reports/` for the parent it was sent to. */
export interface Report {
  id: number;
  student: Person;
  title: string;
  content: string;
  created_at: string;
  author: Person;
}
