const path = require('node:path');

/** Rules and components of the mini-program, on small stand-ins for the platform. */
module.exports = {
  displayName: 'miniprogram',
  rootDir: __dirname,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.ts?(x)'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  setupFiles: [path.join(__dirname, 'test/stubs/globals.cjs')],
  moduleNameMapper: {
    '\\.scss$': '<rootDir>/test/stubs/empty.cjs',
    '^@tarojs/components$': '<rootDir>/test/stubs/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
    '^@/platform$': '<rootDir>/test/stubs/platform.ts',
    '^(\\.\\.?/)+platform$': '<rootDir>/test/stubs/platform.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
};
