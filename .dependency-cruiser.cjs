/** The direction of the house: facts ← outcomes ← programs (an arrow points at what may be imported). */
const feature = (name) => `^apps/api/src/${name}/`;
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'domain-imports-nothing',
      { path: '^libs/domain/src', pathNot: '\\.spec\\.ts$' },
      { pathNot: '^libs/domain/src' },
      'rules are pure: no node:, no npm, no clock',
    ),
    rule(
      'platform-knows-no-business',
      { path: feature('platform') },
      { path: '^apps/api/src/(facts|outcomes|programs|archive|privacy|insight|demo|commands)/' },
    ),
    rule(
      'facts-know-no-outcome',
      { path: feature('facts') },
      { path: '^apps/api/src/(outcomes|programs|archive|privacy|insight|demo|commands)/' },
    ),
    rule(
      'outcomes-know-no-program',
      { path: feature('outcomes') },
      { path: '^apps/api/src/(programs|archive|privacy|insight|demo|commands)/' },
    ),
    rule(
      'programs-know-no-page',
      { path: feature('programs') },
      { path: '^apps/api/src/(archive|privacy|insight|demo|commands)/' },
    ),
    rule(
      'programs-know-not-each-other',
      { path: '^apps/api/src/programs/([^/]+)/' },
      { path: '^apps/api/src/programs/([^/]+)/', pathNot: '^apps/api/src/programs/$1/' },
    ),
    rule(
      'archive-reads-programs-as-data',
      { path: feature('archive') },
      { path: '^apps/api/src/(programs|insight|demo|commands)/' },
    ),
    rule(
      'privacy-reads-programs-as-data',
      { path: feature('privacy') },
      { path: '^apps/api/src/(programs|archive|insight|demo|commands)/' },
    ),
    rule(
      'insight-imports-no-feature',
      { path: feature('insight') },
      { path: '^apps/api/src/(facts|outcomes|programs|archive|demo|commands)/' },
    ),
    rule(
      'features-meet-at-the-door',
      { path: '^apps/api/src/(facts|outcomes)/([^/]+)/' },
      {
        path: '^apps/api/src/(facts|outcomes)/([^/]+)/.+',
        pathNot: [
          '^apps/api/src/$1/$2/',
          'index\\.ts$',
          '^apps/api/src/outcomes/grants/outcome-keeper\\.ts$',
        ],
      },
      'another feature is imported by its index, never from inside',
    ),
    rule('no-circles', {}, { circular: true, pathNot: '^libs/domain/src/index\\.ts$' }),
    rule(
      'no-orphans',
      { orphan: true, pathNot: '(\\.spec\\.ts|main\\.ts|worker\\.ts|cli\\.ts|\\.d\\.ts)$' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(node_modules|/dist/)' },
  },
};
