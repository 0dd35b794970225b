/** The API paths in the suite's sources: in strings, templates and regular expressions. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../suite/config/environment';

/** A path as a source names it. */
export interface NamedPath {
  file: string;
  line: number;
  /** Object ids as `:id`. For a pattern, its source. */
  path: string;
  kind: 'path' | 'pattern';
  /** The methods next to it; undefined if there is none. */
  methods: readonly string[] | undefined;
}

/** Functions that return a path. */
const HANDED_OUT: Readonly<Record<string, string>> = {
  collection: '/api/assignments/',
  assignmentPath: '/api/assignments/',
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const IN_TEXT = /(?:\b(GET|HEAD|POST|PUT|PATCH|DELETE) )?(?<![\w.:/-])(\/(?:api|media)\/[\w\-./:]*)/g;
const IS_PATTERN = /\\[dw/.]|\(\?|\[\^|[$^|*+]/;

/** Every path in every source of these folders. */
export function pathsIn(...folders: string[]): NamedPath[] {
  return folders.flatMap((folder) => {
    const root = path.join(PROJECT_ROOT, folder);
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return names.flatMap((name) =>
      pathsOf(`${folder}/${name.split(path.sep).join('/')}`, readFileSync(path.join(root, name), 'utf8')),
    );
  });
}

/** The paths of one source. Field names are excluded: they are keys of a look-up, not requests. */
export function pathsOf(file: string, source: string): NamedPath[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(tree);
  const found: NamedPath[] = [];
  const add = (node: ts.Node, text: string, kind?: NamedPath['kind']) => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const failedRequests = methodsNear(node, tree);
    if ((kind ?? (IS_PATTERN.test(text) ? 'pattern' : 'path')) === 'pattern') {
      if (/\\?\/(?:api|media)\\?\//.test(text) || /\/\(\?:api\|media\)/.test(text.replaceAll('\\/', '/')))
        found.push({ file, line, path: text, kind: 'pattern', methods: failedRequests });
      return;
    }
    for (const [, method, named = ''] of text.matchAll(IN_TEXT)) {
      if (/^\/(?:api|media)\/$/.test(named)) continue;
      found.push({
        file,
        line,
        path: named.replace(/\/\d+(?=\/|$)/g, '/:id'),
        kind: 'path',
        methods: method === undefined ? failedRequests : [method],
      });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isRegularExpressionLiteral(node)) return add(node, node.text.replace(/^\/(.*)\/\w*$/, '$1'), 'pattern');
    const text = textOf(node, constants);
    if (text !== undefined) add(node, text);
    else
      ts.forEachChild(node, (child) =>
        ts.isPropertyAssignment(node) && child === node.name ? undefined : visit(child),
      );
  };
  visit(tree);
  return found;
}

/** Text of a string or template. Substitutions become `:id`, constants of this file their value. */
function textOf(node: ts.Node, constants: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node))
    return ts.isNoSubstitutionTemplateLiteral(node.template)
      ? (node.template.rawText ?? '')
      : templateOf(node.template, constants, true);
  return ts.isTemplateExpression(node) ? templateOf(node, constants, false) : undefined;
}

function templateOf(node: ts.TemplateExpression, constants: ReadonlyMap<string, string>, raw: boolean): string {
  const words = (part: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) =>
    raw ? (part.rawText ?? part.text) : part.text;
  return (
    words(node.head) +
    node.templateSpans.map(({ expression, literal }) => insertOf(expression, constants) + words(literal)).join('')
  );
}

function insertOf(expression: ts.Expression, constants: ReadonlyMap<string, string>): string {
  const inner = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (ts.isIdentifier(inner)) return constants.get(inner.text) ?? ':id';
  if (!ts.isCallExpression(inner)) return ':id';
  const called = ts.isPropertyAccessExpression(inner.expression)
    ? inner.expression.name.text
    : inner.expression.getText();
  return HANDED_OUT[called] ?? ':id';
}

/** Constants of a source that hold a path, by name. */
function constantsOf(tree: ts.SourceFile): Map<string, string> {
  const constants = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      const text = textOf(node.initializer, constants);
      if (text !== undefined && text.includes('/api/')) constants.set(node.name.text, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return constants;
}

/** The method in the argument before a path, or in the field `method` next to it. */
function methodsNear(node: ts.Node, tree: ts.SourceFile): readonly string[] | undefined {
  let at = node;
  for (; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isCallExpression(parent)) {
      const [first] = parent.arguments;
      if (first !== undefined && first !== at && ts.isStringLiteral(first) && isMethod(first.text)) return [first.text];
    }
    if (ts.isPropertyAssignment(at) && ts.isObjectLiteralExpression(parent)) {
      const field = parent.properties.find(
        (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === 'method',
      );
      const value = field === undefined ? undefined : resolved(field.initializer, tree);
      return value === undefined ? undefined : METHODS.filter((method) => new RegExp(`^(?:${value})$`).test(method));
    }
    if (ts.isStatement(at)) return undefined;
  }
  return undefined;
}

/** The pattern of a method: a string, an expression, or a constant of the file that is one. */
function resolved(value: ts.Expression, tree: ts.SourceFile): string | undefined {
  if (ts.isStringLiteral(value)) return value.text;
  if (ts.isRegularExpressionLiteral(value)) return value.text.replace(/^\/\^?(.*?)\$?\/$/, '$1');
  const statement = ts.isIdentifier(value)
    ? tree.statements
        .filter(ts.isVariableStatement)
        .flatMap((one) => [...one.declarationList.declarations])
        .find((one) => one.name.getText() === value.text)
    : undefined;
  return statement?.initializer === undefined ? undefined : resolved(statement.initializer, tree);
}

function isMethod(text: string): boolean {
  return METHODS.some((method) => method === text);
}
