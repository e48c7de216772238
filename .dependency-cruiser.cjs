/** What no part of the application imports: tests, and what they share. */
const ofTests = '[.]test[.]tsx?$|/testing/|/test-support[.]ts$|/serve-https[.]ts$';

/** The rules of ARCHITECTURE.md that an import can break. */
module.exports = {
  forbidden: [
    {
      name: 'page-knows-only-the-contract',
      comment: 'The page may import nothing of main but the contract.',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: '^src-main', pathNot: '^src-main/contract' },
    },
    {
      name: 'electron-only-in-shell',
      comment: 'Services take ports, so that they run in a plain unit test.',
      severity: 'error',
      from: { path: '^src-(main|renderer)', pathNot: '^src-main/(shell/|preload/|index[.]ts)' },
      to: { path: 'node_modules/(electron|electron-store|electron-log)/' },
    },
    {
      name: 'contract-is-pure',
      comment: 'The contract is TypeScript and zod: it runs in both worlds.',
      severity: 'error',
      from: { path: '^src-main/contract', pathNot: '([.]test|/test-support)[.]ts$' },
      to: { pathNot: '^(src-main/contract|node_modules/(zod|i18next)/)' },
    },
    {
      name: 'demo-tenant-stands-alone',
      comment: 'The demo tenant plays Microsoft: it must not share code with what it tests.',
      severity: 'error',
      from: { path: '^src-main/demo-tenant', pathNot: '[.]test[.]ts$' },
      to: { path: '^src-(main|renderer)', pathNot: '^src-main/demo-tenant' },
    },
    {
      name: 'services-know-no-shell',
      comment: 'Adapters are built in index.ts and handed in.',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/(shell|index[.]ts)' },
      to: { path: '^src-main/shell' },
    },
    {
      name: 'ships-no-tool-of-development',
      comment:
        'What is bundled is shipped: it must be a dependency, whose licence is checked and listed. ' +
        'Types are gone by then, and Electron is what the bundle runs on.',
      severity: 'error',
      from: { path: '^src-(main|renderer)', pathNot: ofTests },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    },
    {
      name: 'ships-nothing-of-tests',
      comment: 'What only tests use may use tools of development.',
      severity: 'error',
      from: { path: '^src-(main|renderer)', pathNot: ofTests },
      to: { path: ofTests },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // The package has types only, nothing to run; what is virtual is made by the build.
      to: { couldNotResolve: true, pathNot: '^@microsoft/microsoft-graph-types$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
