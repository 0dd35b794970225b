/**
 * No import circle, neither of files nor of folders, and no arrow upward. ESLint states the arrows between the top
 * folders (eslint.config.js); circles need the whole graph.
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
      from: { path: '^(fixtures|suite|lib|pages)' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|sandbox/dist)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
