import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Distinguishes an address that supports other methods (405) from one that does not exist (404). It must be created
 * before the routes, because it records them as they are registered.
 */
export class KnownAddresses {
  readonly #addresses = new Map<string, KnownAddress>();

  constructor(app: FastifyInstance) {
    app.addHook('onRoute', (route) => this.#learn(route));
  }

  /** Returns the methods of an address, and whether it is public. Without methods the address does not exist. */
  find(url: string): { methods: string[]; isPublic: boolean } {
    const path = (url.split('?', 1)[0] ?? '').replace(/\/$/, '');
    const matching = [...this.#addresses.values()].filter((known) => known.pattern.test(path));
    return {
      methods: [...new Set(matching.flatMap((known) => [...known.methods]))].sort(),
      isPublic: matching.some((known) => known.isPublic),
    };
  }

  #learn(route: RouteOptions): void {
    const path = route.url.replace(/\/$/, '');
    const known = this.#addresses.get(path) ?? {
      pattern: new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`),
      methods: new Set<string>(),
      isPublic: route.config?.public === true,
    };
    [route.method].flat().forEach((method) => known.methods.add(method));
    this.#addresses.set(path, known);
  }
}

interface KnownAddress {
  pattern: RegExp;
  methods: Set<string>;
  isPublic: boolean;
}
