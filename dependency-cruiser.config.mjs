/**
 * No import circle, neither of files nor of folders, no arrow upward, and no package that is not listed. ESLint states the
 * arrows between the top folders (eslint.config.js); circles need the whole graph.
 */

/**
 * The folders of a top folder in their order: each imports only from itself and from those before it. Files that stand in the
 * top folder itself (reporters, commands) come after all of them. docs/architecture.md tells what the folders are.
 */
export const ORDER = {
  suite: [
    [
      'config',
      'failure',
      'network',
      'consistency',
      'texts',
      'secrets',
      'run',
      'machine',
      'api',
      'catalogue',
      'protocol',
    ],
    ['monitoring', 'preflight', 'sessions', 'outage', 'data', 'headed', 'actors', 'groups', 'security', 'deployment'],
    ['performance', 'accessibility', 'matchers', 'checks', 'side-effects'],
  ].flat(),
  reporting: [
    ['text', 'disk', 'scrub', 'trace', 'drill'],
    ['collect', 'shards', 'cases', 'status', 'causes', 'verdict', 'watch', 'render', 'run-end'],
  ].flat(),
  tools: [
    ['set-up', 'cli', 'suite', 'shards', 'cases', 'interactive', 'notices'],
    [
      'benchmark',
      'burn-in',
      'doctor',
      'drill',
      'janitor',
      'known',
      'nightly',
      'performance',
      'replay',
      'second-run',
      'watch',
    ],
  ].flat(),
};

const oneWay = Object.entries(ORDER).flatMap(([top, folders]) => [
  ...folders.map((folder, index) => ({
    name: `one-way-from-${top}/${folder}`,
    comment: `${top}/${folder} imports only from ${['itself', ...folders.slice(0, index)].join(', ')}. Move what both files need to one of these folders, split a file that belongs to two of them, or pass what is needed as an argument.`,
    severity: 'error',
    from: { path: `^${top}/${folder}/` },
    to: { path: `^${top}/`, pathNot: `^${top}/(?:${folders.slice(0, index + 1).join('|')})/` },
  })),
  {
    name: `listed-folders-of-${top}`,
    comment: `A new folder of ${top}/ needs its place in ORDER (dependency-cruiser.config.mjs) and in docs/architecture.md.`,
    severity: 'error',
    from: { path: `^${top}/[^/]+/`, pathNot: `^${top}/(?:${folders.join('|')})/` },
    to: {},
  },
]);

export default {
  forbidden: [
    {
      name: 'no-circular-files',
      comment: 'Move what both files need to a third file below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-folders',
      comment: 'Move the file to the folder that it belongs to, or what both folders need to a folder below them.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(fixtures|suite|lib|pages|reporting|tools)' },
      to: { circular: true },
    },
    ...oneWay,
    {
      name: 'reports-side-by-side',
      comment: 'No report imports from another one. Move what several reports need to reporting/render/parts.',
      severity: 'error',
      from: { path: '^reporting/render/([^/]+)/' },
      to: { path: '^reporting/render/', pathNot: '^reporting/render/(?:$1|parts)/' },
    },
    {
      name: 'listed-packages',
      comment:
        'One `npm ci` installs the packages of the suite and of the sandbox. Add the package to the package.json of the one that imports it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'sandbox-without-suite',
      comment: 'The sandbox is a platform of its own and knows nothing of the suite.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { pathNot: '^(sandbox|node_modules)/', dependencyTypesNot: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^sandbox/dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Packages that offer modules only for import.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
