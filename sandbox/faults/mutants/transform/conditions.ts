/** Which expressions are conditions. */
import ts from 'typescript';

const RELATIONAL = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
const EQUALITY = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);
const LOGICAL = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);
const PREDICATES = new Set(['includes', 'some', 'every', 'has', 'test', 'startsWith', 'endsWith']);

/** `a < b` and the like. */
export function isRelational(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && RELATIONAL.has(node.operatorToken.kind);
}

/** `a && b`, `a || b`. */
export function isLogical(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind);
}

/** Whether the node is tested by a statement or expression, or is itself a comparison. */
export function isCondition(node: ts.Node): node is ts.Expression {
  if (!ts.isExpression(node) || ts.isParenthesizedExpression(node)) return false;
  const tested = isTested(node);
  // `!(a < b)` is one condition, not two.
  if (isNegation(node.parent) || (ts.isParenthesizedExpression(node.parent) && isNegation(node.parent.parent)))
    return false;
  return (
    tested ||
    isRelational(node) ||
    isNegation(node) ||
    isPredicate(node) ||
    (ts.isBinaryExpression(node) && EQUALITY.has(node.operatorToken.kind))
  );
}

function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  return isLogical(parent) && parent.left === node;
}

function isNegation(node: ts.Node): boolean {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

function isPredicate(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    PREDICATES.has(node.expression.name.text)
  );
}
