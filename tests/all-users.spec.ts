/** A list of users that a build cuts without saying so is not taken for all users. */
import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdministrationApi } from '../suite/api/administration';
import { ApiClient } from '../suite/api/client';
import { listedUsers, type ListedUsers } from '../suite/api/all-users';

interface Stored {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: string;
  is_active: boolean;
}

/** So many users of each role, one id after the other. */
function users(counts: Readonly<Record<string, number>>): Stored[] {
  return Object.entries(counts)
    .flatMap(([role, count]) => Array.from({ length: count }, () => role))
    .map((role, id) => ({
      id,
      email: `${role}${id}@example.com`,
      first_name: 'Имя',
      last_name: 'Фамилия',
      role,
      is_active: true,
    }));
}

/** Reads the users of a build without pages, which lists 50 of them, and up to 100 if asked. */
function listed(stored: readonly Stored[], statusOfRoles = 200): Promise<ListedUsers> {
  return onBuild(stored, listedUsers, statusOfRoles);
}

/** Reads from a build that lists users so, and that searches its list of students. Its other lists answer 404. */
async function onBuild<T>(
  stored: readonly Stored[],
  read: (client: ApiClient) => Promise<T>,
  statusOfRoles = 200,
): Promise<T> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const search = searchParams.get('search');
    if (pathname === '/api/auth/students/' && search !== null) {
      const students = stored.filter(({ email, role }) => role === 'student' && email.includes(search));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(students));
      return;
    }
    const role = searchParams.get('role');
    const found = stored.filter((user) => role === null || user.role === role);
    const isHere = pathname === '/api/auth/users/';
    response
      .writeHead(isHere ? (role === null ? 200 : statusOfRoles) : 404, {
        'content-type': isHere ? 'application/json' : 'text/html',
      })
      .end(JSON.stringify(found.slice(0, Number(searchParams.get('limit') ?? 50))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await read(new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test('all users: a short list without pages is whole', async () => {
  expect(await listed(users({ admin: 1, student: 48 }))).toMatchObject({ isWhole: true, users: { length: 49 } });
});

test('all users: a list that ends at 50 is read for each role', async () => {
  const { isWhole, users: found } = await listed(users({ student: 60, teacher: 20, parent: 9, tutor: 1, admin: 1 }));
  expect(isWhole).toBe(true);
  expect(found.map(({ id }) => id).sort((one, other) => one - other)).toEqual([...Array(91).keys()]);
});

test('all users: a role of which the build lists no more is not whole', async () => {
  expect(await listed(users({ student: 120, teacher: 1 }))).toMatchObject({ isWhole: false, users: { length: 101 } });
});

test('all users: a build that lists no roles is not whole, and one that crashes there is told', async () => {
  const stored = users({ student: 60 });
  expect(await listed(stored, 400)).toMatchObject({ isWhole: false, users: { length: 50 } });
  await expect(listed(stored, 500)).rejects.toThrow('500');
});

test('all users: an account beyond the end of a cut list is found in the list of its kind', async () => {
  const emails = await onBuild(users({ student: 120 }), async (client) =>
    (await new AdministrationApi(client).users('student119@')).map(({ email }) => email),
  );
  expect(emails).toEqual(['student119@example.com']);
});
