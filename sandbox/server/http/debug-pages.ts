/** The pages of a build that runs with debugging on: what an unknown address and a crash answer there. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusals';

/** 404 for an address that the published build does not have: a page, although the API was asked. */
export function debugNotFound(request: FastifyRequest): Refusal {
  return new Refusal(404, page(`Page not found at ${pathOf(request)}`));
}

/**
 * 500 as the published build answers it where its code breaks.
 * A page for clients that take one, and plain text for those that ask for JSON alone.
 */
export function debugCrash(request: FastifyRequest, exception: string): Refusal {
  const said = `${exception} at ${pathOf(request)}`;
  const html = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
  return html
    ? new Refusal(500, page(said))
    : new Refusal(500, `${said}\n`, { 'content-type': 'text/plain; charset=utf-8' });
}

/** 403 of stored files that somebody may not read: a page. */
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
