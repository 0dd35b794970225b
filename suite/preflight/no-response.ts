/** Explains a missing HTTP response to the user: name, connection, certificate, no response. */
import { problemOf, type Problem } from './check-result';
import { networkOptionsFor } from '../network/machine';
import type { ProbeFailure } from './probe';

/** Line of the doctor's report for a failed connection. */
export type ConnectionStage = 'DNS' | 'reachable' | 'TLS';

/** Returns the problem behind a request without a response. @param url the platform's address */
export function noResponse(url: URL, failure: ProbeFailure): { stage: ConnectionStage } & Problem {
  const { code, request } = failure;
  const known = certificateProblem(url, code) ?? proxyProblem(url, failure) ?? nameProblem(url, code);
  if (known !== undefined) return known;
  const seconds = `${Math.max(1, Math.round(failure.ms / 1000))} s`;
  const values = { place: url.host, code, request, seconds };
  const reachable = (problem: Problem) => ({ stage: 'reachable', ...problem }) as const;
  switch (code) {
    case 'ECONNREFUSED':
      return reachable(problemOf('refused', values));
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return reachable(problemOf('noWay', values));
    case 'TIMEOUT':
    case 'ETIMEDOUT':
      return reachable(problemOf(failure.connected ? 'hangs' : 'timeout', values));
    case 'ECONNRESET':
      return reachable(problemOf('reset', { ...values, protocol: url.protocol === 'https:' ? 'TLS' : 'plain HTTP' }));
    default:
      return reachable(problemOf('notHttp', values));
  }
}

/** With a proxy, the state of the platform is unknown until the proxy has let a request through. */
function proxyProblem(url: URL, { code, request }: ProbeFailure): ReturnType<typeof noResponse> | undefined {
  const { proxy } = networkOptionsFor(url);
  return proxy === undefined
    ? undefined
    : { stage: 'reachable', ...problemOf('proxy', { request, code, proxy: proxy.url.host, host: url.hostname }) };
}

function nameProblem(url: URL, code: string): ReturnType<typeof noResponse> | undefined {
  if (code === 'ENOTFOUND') return { stage: 'DNS', ...problemOf('nameUnknown', { host: url.hostname }) };
  return code === 'EAI_AGAIN' ? { stage: 'DNS', ...problemOf('nameService', { host: url.hostname }) } : undefined;
}

/** Problems of the certificate, by the code of the connection. */
const CERTIFICATE_PROBLEMS = {
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateEarly',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'selfSigned',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownAuthority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  EPROTO: 'noTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noTls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'noTls',
} as const;

function certificateProblem(url: URL, code: string): ReturnType<typeof noResponse> | undefined {
  const name = Object.entries(CERTIFICATE_PROBLEMS).find(([known]) => known === code)?.[1];
  return name === undefined ? undefined : { stage: 'TLS', ...problemOf(name, { place: url.host, code }) };
}
