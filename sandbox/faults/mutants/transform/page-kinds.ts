/** Sites of the page: what it renders, sends, refreshes and links to. */
import ts from 'typescript';
import type { SiteKind } from '../operators';
import { isCondition, isLogical, isRelational } from './conditions';

/** Attributes whose text a user reads. */
const TEXT_ATTRIBUTES = new Set([
  'label',
  'title',
  'name',
  'message',
  'hint',
  'problem',
  'text',
  'error',
  'value',
  'aria-label',
  'alt',
]);
/** Expressions that are elements, not texts. */
const ELEMENTS = new Set(['children', 'icon', 'footer', 'actions', 'aside']);
const REFRESH_CALLS = /(^|\.)(invalidateQueries|refetch|dropLists|removeQueries|resetQueries)$/;
const REQUEST_FUNCTIONS = /^(request|creation|change)Of$/;

/** Kinds of site that this node is, the innermost first. */
export function pageKinds(node: ts.Node): SiteKind[] {
  const kinds: SiteKind[] = [];
  if (isRelational(node)) kinds.push('boundary');
  if (isLogical(node) && !isMarkup(node.right)) kinds.push('logic');
  if (isCondition(node) || attributeOf(node, (name) => name === 'disabled')) kinds.push('condition');
  if (isText(node)) kinds.push('shown');
  if (attributeOf(node, (name) => /^on[A-Z]/.test(name))) kinds.push('handler');
  if (isTarget(node)) kinds.push('target');
  if (isProperty(node, /^(act|mutationFn)$/)) kinds.push('request');
  if (isProperty(node, /^(refreshes|drops)$/)) kinds.push('refreshed');
  if (isSentField(node)) kinds.push('field');
  if (isRefreshStatement(node)) kinds.push('keep');
  return kinds;
}

/** Whether the node is the expression of an attribute with such a name. */
function attributeOf(node: ts.Node, fits: (name: string) => boolean): boolean {
  const holder = node.parent;
  if (!ts.isJsxExpression(holder) || !ts.isJsxAttribute(holder.parent)) return false;
  return fits(holder.parent.name.getText());
}

function isText(node: ts.Node): boolean {
  if (!ts.isJsxExpression(node.parent)) return false;
  if (attributeOf(node, (name) => TEXT_ATTRIBUTES.has(name)))
    return ts.isTemplateExpression(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node);
  if (ts.isJsxAttribute(node.parent.parent)) return false;
  if (ts.isIdentifier(node)) return !ELEMENTS.has(node.text);
  if (ts.isCallExpression(node)) return !/\.map$/.test(node.expression.getText());
  return (
    ts.isTemplateExpression(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node)
  );
}

function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isStringLiteral(node) && ts.isJsxAttribute(parent)) return /^(to|href)$/.test(parent.name.getText());
  if (attributeOf(node, (name) => /^(to|href)$/.test(name))) return true;
  return ts.isCallExpression(parent) && parent.arguments[0] === node && parent.expression.getText() === 'navigate';
}

/** Whether the node is the value of a property with such a name. */
function isProperty(node: ts.Node, name: RegExp): boolean {
  return (
    ts.isPropertyAssignment(node.parent) && node.parent.initializer === node && name.test(node.parent.name.getText())
  );
}

/** A field of an object that is sent to the server. */
function isSentField(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return false;
  const object = node.parent;
  const holder = object.parent;
  if (ts.isPropertyAssignment(holder)) return holder.name.getText() === 'json';
  if (ts.isCallExpression(holder))
    return /\.mutate(Async)?$/.test(holder.expression.getText()) || isInsideRequest(holder);
  return ts.isReturnStatement(holder) && isRequestFunction(holder);
}

function isInsideRequest(node: ts.Node): boolean {
  const arrow = node.parent;
  return ts.isArrowFunction(arrow) && isProperty(arrow, /^act$/);
}

function isRequestFunction(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at)) return REQUEST_FUNCTIONS.test(at.name?.text ?? '');
  }
  return false;
}

function isRefreshStatement(node: ts.Node): boolean {
  if (!ts.isExpressionStatement(node)) return false;
  const call =
    ts.isVoidExpression(node.expression) || ts.isAwaitExpression(node.expression)
      ? node.expression.expression
      : node.expression;
  if (!ts.isCallExpression(call)) return false;
  const called = call.expression.getText();
  return REFRESH_CALLS.test(called) || called === 'form.append';
}

function isMarkup(node: ts.Node): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  return ts.isJsxElement(inner) || ts.isJsxSelfClosingElement(inner) || ts.isJsxFragment(inner);
}
