import {
  about,
  expect,
  findMixUps,
  followLinksTo,
  namesInOrder,
  readOwnPages,
  readParts,
  routes,
  skipMissingFeature,
  test,
  textsOfParts,
  textsInResponses,
} from '../../fixtures';

/** Two children of one parent, who have nothing in common: each is shown and told with their own data. */

const SHOWN = ['name', 'class', 'goal', 'subject'] as const;

test(
  'P each child of a parent is shown with the own class, goal and subject, in lists and on the own page',
  about({
    titleRu: 'каждый ребёнок показан со своим классом, целью и предметом: в списках и на своей странице',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('parent');
    const children = await families.twoWhoDiffer({ parent: account });
    const names = children.map(({ name }) => name);
    const parent = await signInAs('parent', account);
    const places = await parent.precondition('P1', async () => {
      await parent.opensChildren();
      const list = textsOfParts('in the list of children', children, await readParts(parent, names));
      await parent.opens(routes.parentHome);
      return [...list, ...textsOfParts('on the dashboard', children, await readParts(parent, names))];
    });
    const pages = await parent.precondition('P2', () =>
      readOwnPages(parent, names, async (name) => {
        await parent.opensChildren();
        await parent.children.openChild(name);
      }),
    );
    const { wrong, absent } = findMixUps(
      [...places, ...textsOfParts('on the page of the child', children, pages)],
      SHOWN,
    );
    expect(wrong, 'what the pages show of the wrong child').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

test(
  'P the API tells a parent of each child the own class, goal, subject and teacher',
  about({
    titleRu: 'API сообщает родителю о каждом ребёнке его класс, цель, предмет и преподавателя',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const account = await accounts.create('parent');
    const children = await families.twoWhoDiffer({ parent: account });
    const session = await accounts.signIn(account);
    const read = async () => textsInResponses(await families.listsOfStudents(session, 'parent'), children);
    const places = await read();
    await skipMissingFeature(places.length === 0, 'list of children that names them');
    expect.soft(namesInOrder(await read()), 'the children of each list at a second read').toEqual(namesInOrder(places));
    expect(findMixUps(places, [...SHOWN, 'teacher']).wrong, 'what the API tells of the wrong child').toEqual([]);
  },
);

test(
  'P each link to a child leads to the page of that child',
  about({
    titleRu: 'каждая ссылка на ребёнка ведёт на страницу этого ребёнка',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const account = await accounts.create('parent');
    const names: string[] = [];
    for (let count = 0; count < 3; count += 1)
      names.push((await accounts.create('student', { parent_id: account.user.id })).fullName);
    const parent = await signInAs('parent', account);
    for (const route of [routes.parentChildren, routes.parentHome]) {
      const { followed, misleading } = await parent.precondition('P1', () =>
        followLinksTo(parent, names, () => parent.opens(route)),
      );
      await skipMissingFeature(followed.length === 0, `links to the children on the page ${route.path}`);
      expect.soft(misleading, `links of ${route.path} to another child`).toEqual([]);
      expect.soft([...new Set(followed)].sort(), `children with a link on ${route.path}`).toEqual([...names].sort());
    }
  },
);
