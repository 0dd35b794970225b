/** Project rules that ESLint can check. Each message states the fix. */
import eslint from '@eslint/js';
import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';
import { oldNames } from './eslint/old-names.js';

/** No file of the suite may import the sandbox: the suite uses it through browser and HTTP, like the real platform. */
const noSandbox = {
  regex: '(^|/)sandbox(/|$)',
  message: 'The suite meets the sandbox only through browser and HTTP. Read what you need from the page or the API.',
};

/** Only one file may read the environment. */
const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only suite/config/environment.ts reads process.env. Add the variable there and to .env.example.',
};

/** Only one file may start Playwright. */
const noOwnPlaywright = {
  selector: "CallExpression[callee.property.name='join'] > Literal[value='@playwright']",
  message: 'Only tools/suite/playwright.ts starts Playwright. Use runPlaywright or PlaywrightProcess.',
};

/** @param {...{regex: string, message: string}} patterns */
const imports = (...patterns) => ['error', { patterns: [noSandbox, ...patterns] }];

export default tseslint.config(
  { ignores: ['node_modules', '**/dist', 'reports*', 'test-results', '.sessions', '.vault'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './sandbox/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // An async method without await still turns a thrown error into a rejected promise, as its interface requires.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { house: { rules: { 'old-names': oldNames } } },
    rules: { 'house/old-names': 'error' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: [
      'e2e/**',
      'pages/**',
      'fixtures/**',
      'suite/**',
      'lib/**',
      'reporting/**',
      'tools/**/*.ts',
      'tests/**',
      'playwright.config.ts',
    ],
    ignores: ['suite/config/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv, noOwnPlaywright], 'no-restricted-imports': imports() },
  },
  {
    files: ['tools/suite/playwright.ts'],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv] },
  },
  {
    files: ['e2e/**', 'pages/**', 'fixtures/**', 'suite/**', 'lib/**', 'reporting/**', 'tools/**/*.ts', 'tests/**'],
    // A scenario of the protocol is one test, and so is a record that several roles follow step by step.
    ignores: [
      'e2e/assignments/s{1-create,3-submit,4-grade,5-view-grade,6-deadline,7-files}.spec.ts',
      'e2e/journey.spec.ts',
      'e2e/parent/progress.spec.ts',
    ],
    rules: { 'max-lines-per-function': ['error', { max: 60 }] },
  },
  {
    files: ['e2e/**'],
    extends: [playwright.configs['flat/recommended']],
    rules: {
      'no-restricted-imports': imports(
        { regex: '^@playwright/', message: 'A spec imports only from ../fixtures, which hands out test and expect.' },
        {
          regex: '/pages(/|$)',
          message: 'A spec is given pages by its actors: teacher.assignments, student.details, …',
        },
        {
          regex: '/fixtures/.+',
          message: 'A spec imports only from the index of fixtures. Export there what is missing.',
        },
        {
          regex: '/(suite|lib|reporting|tools|tests)(/|$)',
          message: 'A spec imports only from the index of fixtures. Export there what is missing.',
        },
      ),
      'no-restricted-syntax': [
        'error',
        noProcessEnv,
        {
          selector: 'NewExpression[callee.name=/Page$|Dialog$/]',
          message: 'A spec does not build page objects: actors hand them out.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(locator|getBy[A-Z].*|goto|route|evaluate|waitForTimeout|waitForSelector|waitForResponse)$/]',
          message: 'Where things are on the screen is known by pages/. Add a getter or an action to the page object.',
        },
        {
          selector: 'Literal[value=/^\\u002Fapi\\u002F/]',
          message: 'API paths stand in suite/api. Use endpoints or the data fixtures.',
        },
        {
          selector: 'TemplateElement[value.raw=/\\u002Fapi\\u002F/]',
          message: 'API paths stand in suite/api. Use endpoints or the data fixtures.',
        },
      ],
      'playwright/no-force-option': 'error',
      'playwright/no-wait-for-timeout': 'error',
      'playwright/no-conditional-in-test': 'error',
      'playwright/no-conditional-expect': 'error',
      'playwright/no-skipped-test': 'error',
      'playwright/expect-expect': 'off', // Steps and `expectSuccess` assert too; a case without a step is rejected at run time.
      'playwright/no-standalone-expect': 'off', // Same reason: assertions are inside protocol.step.
      'playwright/valid-title': 'off', // Titles begin with a case id; the self-tests check that they are unique.
    },
  },
  {
    files: ['pages/**'],
    rules: {
      'no-restricted-imports': imports(
        {
          regex: '(^|/)(fixtures|suite|reporting|tools|tests|e2e)(/|$)',
          message: 'Pages know nothing of who uses them. Pass what the page needs as an argument.',
        },
        {
          regex: '^\\.\\./(?!parts(/|$)|routes$)[^.]',
          message: 'A page does not reach into another area. What two areas share belongs to pages/parts.',
        },
      ),
      'no-restricted-syntax': [
        'error',
        noProcessEnv,
        {
          selector: "CallExpression[callee.name='expect']",
          message: 'Pages locate and act; specs assert. Give a locator instead.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(goto|route|waitForTimeout|waitForURL|waitForLoadState|waitForResponse)$/]',
          message:
            'A page object neither navigates by address, nor mocks, nor waits. Actors open pages; arrive() ends a navigation.',
        },
      ],
    },
  },
  {
    files: ['fixtures/**'],
    rules: {
      'no-restricted-imports': imports({
        regex: '(^|/)(reporting|tools|tests|e2e)(/|$)',
        message: 'Fixtures do not know reports, tools or specs.',
      }),
    },
  },
  {
    files: ['suite/**'],
    rules: {
      'no-restricted-imports': imports({
        regex: '(^|/)(fixtures|reporting|tools|tests|e2e)(/|$)',
        message:
          'The library of the suite does not know fixtures, reports, tools or specs. Pass what it needs as an argument.',
      }),
    },
  },
  {
    files: ['suite/actors/**'],
    rules: {
      'no-restricted-imports': imports(
        {
          regex: '(^|/)(fixtures|reporting|tools|tests|e2e)(/|$)',
          message:
            'The library of the suite does not know fixtures, reports, tools or specs. Pass what it needs as an argument.',
        },
        {
          regex: '/(matchers|checks)(/|$)',
          message: 'Actors act; specs assert. Return what a matcher or a spec can judge.',
        },
      ),
    },
  },
  {
    files: ['lib/**'],
    rules: {
      'no-restricted-imports': imports({
        regex: '(^|/)(fixtures|suite|pages|reporting|tools|tests|e2e)(/|$)',
        message: 'lib/ knows nothing of the suite. Pass what the function needs as an argument, or move it to suite/.',
      }),
    },
  },
  {
    files: ['reporting/**'],
    rules: {
      'no-restricted-imports': imports(
        {
          regex: '(^|/)(pages|e2e|fixtures|tools|tests)(/|$)',
          message: 'Reports are made from what a run left, not from pages or specs.',
        },
        {
          regex: '/suite/(accessibility|actors|api|checks|consistency|data|headed|matchers|monitoring)(/|$)',
          message: 'Reports read the configuration, the catalogue and what a run left.',
        },
      ),
    },
  },
  {
    files: ['sandbox/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./)+(fixtures|suite|lib|pages|e2e|reporting|tools|tests)(/|$)',
              message: 'The sandbox is a platform of its own and knows nothing of the suite.',
            },
          ],
        },
      ],
    },
  },
);
