import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const packages = ['network-core', 'transit', 'hybrid', 'web-tier', 'dns'];
const on = (...layers) => layers.map((layer) => `layer:${layer}`);
const layer = (name, ...below) => ({ sourceTag: `layer:${name}`, onlyDependOnLibsWithTags: on(...below) });

/** Who may import whom, read off `nx.tags` in each package.json. The picture is in ARCHITECTURE.md. */
const depConstraints = [
  { sourceTag: 'room:package', onlyDependOnLibsWithTags: ['room:package'] },
  { sourceTag: 'room:stacks', onlyDependOnLibsWithTags: ['room:package'] },
  { sourceTag: 'room:tool', onlyDependOnLibsWithTags: ['room:tool'] },
  layer('testing'),
  layer('network-core', 'testing'),
  ...['transit', 'hybrid', 'web-tier', 'dns'].map((name) => layer(name, 'network-core', 'testing')),
  layer('stacks', ...packages, 'testing'),
  layer('terraform-model'),
  layer('prover', 'terraform-model'),
  layer('sandbox', 'terraform-model'),
  layer('diagram', 'terraform-model', 'prover'),
  layer('reports', 'terraform-model', 'prover'),
  layer('cli', 'terraform-model', 'prover', 'sandbox', 'diagram', 'reports'),
  layer('nx-plugin', 'cli'),
  layer('bench', 'terraform-model', 'prover', 'sandbox', 'diagram', 'reports', 'cli'),
];

const providerBarrel =
  'costs seconds and half a gigabyte: import from @cdktf/provider-aws/lib/<service> instead';

/** Calls that make a test lie: focused, skipped, or left for later. */
const dishonestTests = ['it', 'test', 'describe'].flatMap((object) =>
  ['only', 'skip', 'todo'].map((property) => ({
    object,
    property,
    message: 'A test runs and asserts, or goes.',
  })),
);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/out-tsc',
      '**/cdktf.out',
      '**/.landbridge',
      '.nx',
      '**/fixtures',
      '**/facts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, banTransitiveDependencies: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['@cdktf/provider-aws', '@cdktf/provider-aws/lib'].map((name) => ({
            name,
            message: providerBarrel,
          })),
        },
      ],
      'max-lines': ['error', { max: 500 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    // An example names its package as the package's users do.
    files: ['packages/*/examples/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints, banTransitiveDependencies: false, allowCircularSelfDependency: true },
      ],
    },
  },
  { files: ['**/*.spec.ts'], rules: { 'no-restricted-properties': ['error', ...dishonestTests] } },
);
