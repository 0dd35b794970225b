import { defineConfig } from '@playwright/test';
import canary from './playwright.config';

/** The same without the raw copies: everything that such a run leaves must be free of secrets. */
const [, ...reporter] = Array.isArray(canary.reporter) ? canary.reporter : [];

export default defineConfig({ ...canary, reporter });
