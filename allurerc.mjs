/**
 * How Allure presents a run: by phase, scenario and test; a dashboard; the history over runs. `npm run report` names
 * the results and the place of the report.
 */
import { defineConfig } from 'allure';

export default defineConfig({
  name: 'THE_BOT workflow suite',
  historyPath: 'reports/allure-history.jsonl',
  appendHistory: true,
  historyLimit: 30,
  plugins: {
    awesome: {
      options: { reportName: 'THE_BOT workflow suite', singleFile: false, reportLanguage: 'en', groupBy: ['epic', 'feature', 'story'] },
    },
    dashboard: { options: { reportName: 'THE_BOT workflow suite: trends' } },
  },
});
