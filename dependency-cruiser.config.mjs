/**
 * No import circle, neither of files nor of folders, no arrow upward, and no package that is not listed. ESLint states the
 * arrows between the top folders (eslint.config.js); circles need the whole graph.
 */
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
      from: { path: '^(fixtures|suite|lib|pages|tools)' },
      to: { circular: true },
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
