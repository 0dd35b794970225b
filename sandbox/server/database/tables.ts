/**
 * The table definitions. Deleting a user or an assignment cascades to all dependent rows, so no other statement
 * depends on the order. References that only name a user are set to null instead.
 */
export const TABLES = `
create table users (
  id integer primary key autoincrement,
  profile_id integer not null,
  username text not null unique,
  email text not null unique,
  password_hash text not null,
  first_name text not null,
  last_name text not null,
  role text not null check (role in ('admin', 'teacher', 'student', 'tutor', 'parent')),
  is_staff integer not null check (is_staff in (0, 1)),
  is_active integer not null check (is_active in (0, 1)),
  is_verified integer not null check (is_verified in (0, 1)),
  date_joined text not null,
  last_login text,
  phone text,
  grade text,
  goal text,
  tutor_id integer references users (id) on delete set null,
  parent_id integer references users (id) on delete set null,
  specialization text,
  experience_years integer,
  bio text,
  search_text text not null
) strict;
create index users_by_role on users (role);
create index users_by_tutor on users (tutor_id);
create index users_by_parent on users (parent_id);

create table tokens (
  key text primary key,
  user_id integer not null unique references users (id) on delete cascade,
  created_at text not null
) strict;

create table subjects (
  id integer primary key autoincrement,
  name text not null unique,
  search_text text not null unique
) strict;

create table teacher_subjects (
  id integer primary key autoincrement,
  teacher_id integer not null references users (id) on delete cascade,
  subject_id integer not null references subjects (id) on delete cascade,
  assigned_at text not null,
  unique (teacher_id, subject_id)
) strict;

create table enrolments (
  id integer primary key autoincrement,
  student_id integer not null references users (id) on delete cascade,
  subject_id integer not null references subjects (id) on delete cascade,
  teacher_id integer not null references users (id) on delete cascade,
  enrolled_at text not null,
  unique (student_id, subject_id, teacher_id)
) strict;
create index enrolments_by_teacher on enrolments (teacher_id);

create table assignments (
  id integer primary key autoincrement,
  author_id integer not null references users (id) on delete cascade,
  title text not null,
  description text not null,
  instructions text not null,
  type text not null check (type in ('homework', 'test', 'project', 'essay', 'practical')),
  status text not null check (status in ('draft', 'published', 'closed')),
  max_score integer not null check (max_score between 0 and 1000),
  start_date text not null,
  due_date text not null,
  attempts_limit integer not null check (attempts_limit >= 0),
  difficulty_level integer not null,
  tags text not null,
  allow_late_submission integer not null check (allow_late_submission in (0, 1)),
  late_submission_deadline text,
  late_penalty_type text check (late_penalty_type in ('percentage', 'fixed_points')),
  late_penalty_value real not null check (late_penalty_value >= 0),
  penalty_frequency text not null check (penalty_frequency in ('per_day', 'per_hour')),
  max_penalty real check (max_penalty >= 0),
  created_at text not null,
  updated_at text not null
) strict;
create index assignments_by_author on assignments (author_id);

create table assignment_students (
  assignment_id integer not null references assignments (id) on delete cascade,
  student_id integer not null references users (id) on delete cascade,
  primary key (assignment_id, student_id)
) strict, without rowid;
create index assignment_students_by_student on assignment_students (student_id);

create table answers (
  id integer primary key autoincrement,
  assignment_id integer not null references assignments (id) on delete cascade,
  student_id integer not null references users (id) on delete cascade,
  status text not null check (status in ('submitted', 'graded', 'returned')),
  raw_score real,
  score real,
  penalty_applied real not null,
  feedback text not null,
  graded_at text,
  updated_at text not null,
  unique (assignment_id, student_id)
) strict;
create index answers_by_student on answers (student_id);

create table answer_versions (
  id integer primary key autoincrement,
  answer_id integer not null references answers (id) on delete cascade,
  version integer not null check (version >= 1),
  content text not null,
  submitted_at text not null,
  unique (answer_id, version)
) strict;

create table files (
  id integer primary key autoincrement,
  version_id integer not null unique references answer_versions (id) on delete cascade,
  storage_name text not null unique,
  media_name text not null unique,
  name text not null,
  size integer not null check (size > 0),
  content_type text not null,
  sha256 text not null
) strict;

create table lessons (
  id integer primary key autoincrement,
  subject_id integer not null references subjects (id) on delete cascade,
  teacher_id integer not null references users (id) on delete cascade,
  student_id integer not null references users (id) on delete cascade,
  date text not null,
  start_time text not null,
  end_time text not null,
  description text not null,
  telemost_link text not null,
  created_at text not null,
  updated_at text not null
) strict;

create table reports (
  id integer primary key autoincrement,
  student_id integer not null references users (id) on delete cascade,
  tutor_id integer not null references users (id) on delete cascade,
  parent_id integer references users (id) on delete set null,
  week_start text not null,
  week_end text not null,
  title text not null,
  summary text not null,
  status text not null default 'draft',
  created_at text not null
) strict;
`;
