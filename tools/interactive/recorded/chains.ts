/** The chains of locating calls in recorded code, with their places in it. */
import ts from 'typescript';
import { PAGE, locate, type Located } from './located';

/** A recorded locator. */
export interface Chain {
  /** From the beginning of the code. */
  readonly start: number;
  readonly end: number;
  /** Where its statement begins. */
  readonly line: number;
  readonly located: Located;
  /** What is done with it: `fill`, `click`; undefined inside an expectation. */
  readonly action: string | undefined;
}

/** An address that was typed. */
export interface Visit {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** What a recorded test consists of, in its order. */
export interface Recorded {
  /** Between the braces of the test; undefined for code in another language. */
  readonly body: { readonly start: number; readonly end: number } | undefined;
  readonly parts: readonly (Chain | Visit)[];
}

/** Reads code of the recorder for Playwright Test. */
export function readRecorded(code: string): Recorded {
  const file = ts.createSourceFile('recorded.ts', code, ts.ScriptTarget.Latest, true);
  const body = file.statements.map(bodyOf).find((one) => one !== undefined);
  if (body === undefined) return { body: undefined, parts: [] };
  const parts: (Chain | Visit)[] = [];
  const read = (node: ts.Node) => {
    const part = ts.isCallExpression(node) ? (visitOf(node) ?? chainOf(node)) : undefined;
    if (part === undefined) ts.forEachChild(node, read);
    else parts.push(part);
  };
  read(body);
  return { body: { start: body.getStart() + 1, end: body.getEnd() - 1 }, parts };
}

/** Body of the function in `test('test', async ({ page }) => { … })`. */
function bodyOf(statement: ts.Statement): ts.Block | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const { expression: called, arguments: words } = statement.expression;
  const run = words.at(-1);
  if (called.getText() !== 'test' || run === undefined || !ts.isArrowFunction(run)) return undefined;
  return ts.isBlock(run.body) ? run.body : undefined;
}

/** `page.goto('…')` */
function visitOf(node: ts.CallExpression): Visit | undefined {
  const [url] = node.arguments;
  if (node.expression.getText() !== 'page.goto' || url === undefined || !ts.isStringLiteral(url)) return undefined;
  return { start: node.getStart(), end: node.getEnd(), url: url.text };
}

/** The longest beginning of a chain on `page` that only locates. */
function chainOf(node: ts.CallExpression): Chain | undefined {
  const calls: ts.CallExpression[] = [];
  let one: ts.Expression = node;
  while (ts.isCallExpression(one) && ts.isPropertyAccessExpression(one.expression)) {
    calls.unshift(one);
    one = one.expression.expression;
  }
  if (!ts.isIdentifier(one) || one.text !== 'page') return undefined;
  let located = PAGE;
  let last: ts.CallExpression | undefined;
  for (const call of calls) {
    const next = locate(located, nameOf(call), call.arguments.map(valueOf), () => undefined);
    if (next === undefined) break;
    located = next;
    last = call;
  }
  const [only] = located;
  if (last === undefined || only === undefined) return undefined;
  const after = calls[calls.indexOf(last) + 1];
  return {
    start: node.getStart(),
    end: last.getEnd(),
    line: lineOf(node),
    located: only,
    action: after === undefined ? undefined : nameOf(after),
  };
}

function nameOf(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : '';
}

/** Where the statement of a node begins. */
function lineOf(node: ts.Node): number {
  let one = node;
  while (!ts.isStatement(one)) one = one.parent;
  return one.getStart();
}

/** Value of an argument; undefined for what the recorder does not write as a literal. */
function valueOf(node: ts.Expression): unknown {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isRegularExpressionLiteral(node)) return patternOf(node.text);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const entries = node.properties.flatMap((one) =>
    ts.isPropertyAssignment(one) ? [[one.name.getText(), valueOf(one.initializer)] as const] : [],
  );
  return Object.fromEntries(entries);
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}
