/** Names of the places in the code. They stay the same when code elsewhere in the file changes. */
import ts from 'typescript';

const ROUTE_METHODS = new Set(['get', 'post', 'patch', 'put', 'delete', 'all']);

/** The route around a node, else the innermost named function, class member or constant; `module` outside of any. */
export function contextOf(node: ts.Node): string {
  let name: string | undefined;
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) {
    const route = routeOf(at);
    if (route !== undefined) return route;
    name ??= nameOf(at);
  }
  return name ?? 'module';
}

function routeOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [path] = node.arguments;
  if (!ROUTE_METHODS.has(node.expression.name.text) || path === undefined || node.arguments.length < 2)
    return undefined;
  const isPath = ts.isStringLiteral(path) || ts.isNoSubstitutionTemplateLiteral(path) || ts.isTemplateExpression(path);
  return isPath
    ? `${node.expression.name.text.toUpperCase()} ${path.getText().slice(1, -1).replace('${base}', '…/')}`
    : undefined;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessor(node))
    return node.name?.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
    const isFunction =
      node.initializer !== undefined &&
      (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));
    return isFunction || ts.isSourceFile(node.parent.parent.parent) ? node.name.text : undefined;
  }
  return undefined;
}
