/**
 * How Allure presents a run: by phase, scenario and role; failures by cause; a dashboard; the history over runs.
 * `npm run report` names the results and the place of the report.
 */
import { defineConfig } from 'allure';

/** The causes that the release sheet tells apart, under the same names; one group a cause. */
const category = (name, verdict) => ({ name, matchers: { labels: { verdict } }, groupBy: [{ label: 'cause' }], groupByMessage: false, expand: true });

export default defineConfig({
  name: 'THE_BOT workflow suite',
  // In the folder of the reports, where `npm run report` starts Allure.
  historyPath: 'allure-history.jsonl',
  appendHistory: true,
  historyLimit: 30,
  categories: {
    rules: [
      category('Platform', 'product'),
      category('Environment', 'environment'),
      category('Test', 'test'),
      category('Known issues', 'known'),
      { name: 'Passed only at a later attempt', matchers: { flaky: true }, groupBy: ['owner'] },
    ],
  },
  hideLabels: ['case', 'phase', 'titlePath', 'parentSuite', 'package', 'framework', 'language', 'host', 'thread', /^_/],
  plugins: {
    awesome: {
      options: { reportName: 'THE_BOT workflow suite', singleFile: false, reportLanguage: 'en', groupBy: ['epic', 'feature', 'story'] },
    },
    dashboard: {
      options: {
        reportName: 'THE_BOT workflow suite: trends',
        // Without the charts that have nothing to show here: one environment, no layers of tests.
        layout: [
          { type: 'currentStatus', title: 'This run' },
          { type: 'statusDynamics', title: 'Results, run by run' },
          { type: 'statusTransitions', title: 'Newly failed, newly repaired' },
          { type: 'testResultSeverities', title: 'By severity', levels: ['critical', 'normal', 'minor'], statuses: ['passed', 'failed', 'broken', 'skipped'], includeUnset: false },
          { type: 'successRateDistribution', title: 'By phase and scenario' },
          { type: 'durations', title: 'How long the tests took', groupBy: 'none' },
          { type: 'durationDynamics', title: 'How long the runs took' },
        ],
      },
    },
  },
});
