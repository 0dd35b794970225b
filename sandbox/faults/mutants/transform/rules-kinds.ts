/** Sites of the server: permissions, validations, state transitions and computations. */
import ts from 'typescript';
import type { SiteKind } from '../operators';
import { isCondition, isLogical, isRelational } from './conditions';

const PEOPLE = new Set([
  'viewer',
  'user',
  'student',
  'teacher',
  'tutor',
  'parent',
  'sender',
  'grader',
  'author',
  'account',
  'person',
  'owner',
  'child',
]);
const OWNER_FIELDS = /^(author|student|tutor|parent|teacher|user)_id$/;
const ROUTE_METHODS = new Set(['get', 'post', 'patch', 'put', 'delete']);

/** Kinds of site that this node is, the innermost first. */
export function rulesKinds(node: ts.Node): SiteKind[] {
  const kinds: SiteKind[] = [];
  if (isRelational(node)) kinds.push('boundary');
  if (isLogical(node)) kinds.push('logic');
  if (isCondition(node)) kinds.push('condition');
  if (isConstant(node)) kinds.push('constant');
  if (isRestriction(node)) kinds.push('restrict');
  if (isOwner(node)) kinds.push('owner');
  if (isGuard(node)) kinds.push('guard');
  if (isStoredField(node)) kinds.push('field');
  if (isDroppable(node)) kinds.push('keep');
  return kinds;
}

/** A statement with an effect. Without the call of its base class, a constructor fails. */
function isDroppable(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true;
  if (!ts.isExpressionStatement(node)) return false;
  return !(ts.isCallExpression(node.expression) && node.expression.expression.kind === ts.SyntaxKind.SuperKeyword);
}

/** A number that is a value, not a name, a type or an index. */
export function isConstant(node: ts.Node): node is ts.NumericLiteral {
  if (!ts.isNumericLiteral(node)) return false;
  const { parent } = node;
  return (
    !ts.isElementAccessExpression(parent) &&
    !ts.isEnumMember(parent) &&
    !(ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** `.where(…)` of a query. */
function isRestriction(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    /^where(Ref)?$/.test(node.expression.name.text) &&
    node.questionDotToken === undefined
  );
}

function isOwner(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken !== undefined) return false;
  const { parent } = node;
  const isTarget =
    (ts.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) ||
    (ts.isCallExpression(parent) && parent.expression === node);
  if (isTarget) return false;
  const isPerson = ts.isIdentifier(node.expression) && PEOPLE.has(node.expression.text);
  return OWNER_FIELDS.test(node.name.text) || (isPerson && node.name.text === 'id');
}

/** Options of a route that restrict it to roles. */
function isGuard(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.arguments.length < 3 || parent.arguments[1] !== node) return false;
  return (
    ts.isPropertyAccessExpression(parent.expression) &&
    ROUTE_METHODS.has(parent.expression.name.text) &&
    /only|admin/.test(node.getText())
  );
}

/** A column that `.set({ … })` changes. */
function isStoredField(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return false;
  const call = node.parent.parent;
  return (
    ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'set'
  );
}
