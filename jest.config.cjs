/** Specs beside the rules and stories through HTTP; the mini-program has its own project with a DOM. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];
const node = {
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!.*(?:content-disposition|@scure|@noble))'],
  moduleNameMapper: { '^@fanchang/domain$': '<rootDir>/libs/domain/src' },
  rootDir: __dirname,
};
module.exports = {
  // Two busy cores: time limits are for what hangs, not for what is slow.
  testTimeout: 120_000,
  // Applications leave memory behind; a worker that carries much of it spends its time collecting the rest.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...node,
      displayName: 'rules',
      testMatch: ['<rootDir>/libs/domain/src/**/*.spec.ts', '<rootDir>/apps/api/src/**/*.spec.ts'],
    },
    { ...node, displayName: 'sandbox', testMatch: ['<rootDir>/apps/sandbox/src/**/*.spec.ts'] },
    '<rootDir>/apps/miniprogram/jest.config.cjs',
    { ...node, displayName: 'stories', testMatch: ['<rootDir>/apps/api/test/**/*.story.spec.ts'] },
  ],
};
