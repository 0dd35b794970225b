/** Error pages of a build in debug mode, for unknown addresses and crashes. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusals';

/** Returns a 404 for an address that the published build does not have. It is an HTML page, even for API requests. */
export function debugNotFound(request: FastifyRequest): Refusal {
  return new Refusal(404, page(`Page not found at ${pathOf(request)}`));
}

/**
 * Returns the published build's 500 for a crash: an HTML page for clients that accept one, and plain text for clients
 * that accept only JSON.
 */
export function debugCrash(request: FastifyRequest, exception: string): Refusal {
  const said = `${exception} at ${pathOf(request)}`;
  const html = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
  return html
    ? new Refusal(500, page(said))
    : new Refusal(500, `${said}\n`, { 'content-type': 'text/plain; charset=utf-8' });
}

/** Returns the 403 for stored files that the user may not read: an HTML page. */
export function forbiddenFile(): Refusal {
  return new Refusal(403, page('403 Forbidden'));
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

function page(title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${escaped}</title></head><body><h1>${escaped}</h1></body></html>\n`;
}
