/**
 * How Allure presents a run: by phase, scenario and role; failures by cause; a dashboard; the history over runs.
 * `npm run report` names the results and the place of the report.
 */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'allure';

/** `npm run report` sets the language; Allure has its own texts in both. */
const language = process.env.THE_BOT_REPORT_LANGUAGE === 'ru' ? 'ru' : 'en';
const texts = JSON.parse(readFileSync(new URL(`suite/texts/${language}.json`, import.meta.url), 'utf8'));

/** The causes that the release report tells apart, under the same names; one group a cause. */
const category = (name, verdict) => ({
  name,
  matchers: { labels: { verdict } },
  groupBy: [{ label: 'cause' }],
  groupByMessage: false,
  expand: true,
});

export default defineConfig({
  name: 'THE_BOT workflow suite',
  // In the folder of the reports, where `npm run report` starts Allure.
  historyPath: 'allure-history.jsonl',
  appendHistory: true,
  historyLimit: 30,
  categories: {
    rules: [
      category(texts['allure.category.product'], 'product'),
      category(texts['allure.category.environment'], 'environment'),
      category(texts['allure.category.test'], 'test'),
      category(texts['allure.category.known'], 'known'),
      { name: texts['allure.category.flaky'], matchers: { flaky: true }, groupBy: ['owner'] },
    ],
  },
  hideLabels: ['case', 'phase', 'titlePath', 'parentSuite', 'package', 'framework', 'language', 'host', 'thread', /^_/],
  plugins: {
    awesome: {
      options: {
        reportName: 'THE_BOT workflow suite',
        singleFile: false,
        reportLanguage: language,
        groupBy: ['epic', 'feature', 'story'],
      },
    },
    dashboard: {
      options: {
        reportName: 'THE_BOT workflow suite: trends',
        reportLanguage: language,
        // Without the charts that have nothing to show here: one environment, no layers of tests.
        layout: [
          { type: 'currentStatus', title: texts['allure.chart.status'] },
          { type: 'statusDynamics', title: texts['allure.chart.results'] },
          { type: 'statusTransitions', title: texts['allure.chart.changes'] },
          {
            type: 'testResultSeverities',
            title: texts['allure.chart.severity'],
            levels: ['critical', 'normal', 'minor'],
            statuses: ['passed', 'failed', 'broken', 'skipped'],
            includeUnset: false,
          },
          { type: 'successRateDistribution', title: texts['allure.chart.areas'] },
          { type: 'durations', title: texts['allure.chart.durations'], groupBy: 'none' },
          { type: 'durationDynamics', title: texts['allure.chart.runs'] },
        ],
      },
    },
  },
});
