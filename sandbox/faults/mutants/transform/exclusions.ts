/** Rules that exclude operators which could only make equivalent mutants. Each rule has a name, for counting. */
import ts from 'typescript';
import type { CodeOperator, SiteKind } from '../operators';
import { isLogical } from './conditions';
import { valueOnCompleteForm } from './forms';

/** Files of the server that run before it listens, or that only prepare it. */
const PREPARATION =
  /^server\/(main|start|configuration|form|vite\.config)\.ts$|^server\/database\/(connection|tables|reference-data|schema)\.ts$/;
/** Parts of the page that only other forms and shapes show. */
const OTHER_FORMS = /(^|\/)(bare-[\w-]+|admin-check)\.tsx$/;
/** The page's own parts that only lay out what others give them. */
const LAYOUT = /^(styles|main\.tsx|layout\/crash-screen\.tsx|layout\/not-in-sandbox\.tsx)/;

/** Attributes that only change how an element looks. */
const LOOKS = /^(className|style|look|tone|wide|width|height|rows|size|sideOffset|align|aria-hidden)$/;

const RULES = {
  dead: 'code of another form',
  form: 'constant on the complete form',
  same: 'same as another mutant of the condition',
  preparation: 'start, settings and reference data',
  layout: 'layout without content',
  look: 'look of an element',
  log: 'log text',
  key: 'key of a list element',
  deadline: 'time-outs and cache durations',
} as const;

/** @returns for each operator of the site that does not apply, the name of the rule */
export function excludedOperators(site: {
  kind: SiteKind;
  file: string;
  node: ts.Node;
  dead: boolean;
  operators: readonly CodeOperator[];
}): Partial<Record<CodeOperator, string>> {
  const rule = wholeSite(site);
  if (rule !== undefined) return Object.fromEntries(site.operators.map((operator) => [operator, rule]));
  return site.kind === 'condition' && ts.isExpression(site.node) ? ofCondition(site.node) : {};
}

function wholeSite({
  file,
  node,
  dead,
  kind,
}: {
  file: string;
  node: ts.Node;
  dead: boolean;
  kind: SiteKind;
}): string | undefined {
  if (dead || OTHER_FORMS.test(file)) return RULES.dead;
  if (PREPARATION.test(file)) return RULES.preparation;
  if (LAYOUT.test(file)) return RULES.layout;
  if (kind === 'constant' && /(_MS|Ms|_ABOVE|TIMEOUT|maxAge|requestTimeout)\b/.test(around(node)))
    return RULES.deadline;
  for (let at = node; !ts.isSourceFile(at) && !ts.isBlock(at); at = at.parent) {
    if (ts.isJsxAttribute(at) && LOOKS.test(at.name.getText())) return RULES.look;
    if (ts.isJsxAttribute(at) && at.name.getText() === 'key') return RULES.key;
    if (ts.isCallExpression(at) && /(^|\.)(log|console)\.\w+$/.test(at.expression.getText())) return RULES.log;
  }
  return undefined;
}

function ofCondition(node: ts.Expression): Partial<Record<CodeOperator, string>> {
  const value = valueOnCompleteForm(node);
  if (value === true) return { 'force-true': RULES.form, 'negate-condition': RULES.same };
  if (value === false) return { 'force-false': RULES.form, 'negate-condition': RULES.same };
  // A forced operand has the same effect as the forced whole.
  return isLogical(node) ? { 'force-true': RULES.same, 'force-false': RULES.same } : {};
}

/** The declaration or property around a constant. */
function around(node: ts.Node): string {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)) return at.name.getText();
    if (ts.isCallExpression(at) && /^set(Timeout|Interval)$|timeout$/.test(at.expression.getText())) return 'TIMEOUT';
    if (ts.isStatement(at)) return '';
  }
  return '';
}
