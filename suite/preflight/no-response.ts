/** Explains a missing HTTP response to the user: name, connection, certificate, no response. */
import type { Problem } from './check-result';
import { networkOptionsFor } from '../network/machine';
import type { ProbeFailure } from './probe';

/** Line of the doctor's report for a failed connection. */
export type ConnectionStage = 'DNS' | 'reachable' | 'TLS';

/** Returns the problem behind a request without a response. @param url the platform's address */
export function noResponse(url: URL, failure: ProbeFailure): { stage: ConnectionStage } & Problem {
  const place = url.host;
  const seconds = `${Math.max(1, Math.round(failure.ms / 1000))} s`;
  const known = certificateProblem(url, failure.code) ?? proxyProblem(url, failure) ?? nameProblem(url, failure.code);
  if (known !== undefined) return known;
  switch (failure.code) {
    case 'ECONNREFUSED':
      return {
        stage: 'reachable',
        found: `${place} refuses the connection (ECONNREFUSED)`,
        cause: 'nothing listens there: the platform is not running, or listens on another port.',
        remedy: 'start the platform, or correct BASE_URL.',
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        stage: 'reachable',
        found: `there is no way to ${place} (${failure.code})`,
        cause: 'this machine is not in the network of the platform.',
        remedy: 'connect to its network or VPN.',
      };
    case 'TIMEOUT':
    case 'ETIMEDOUT':
      return failure.connected
        ? {
            stage: 'reachable',
            found: `${place} accepts the connection but did not answer ${failure.request} within ${seconds}`,
            cause: 'the application hangs: all its workers are busy, or it waits for its database.',
            remedy: "look at the application's processes and its log, and restart it.",
          }
        : {
            stage: 'reachable',
            found: `no connection to ${place} within ${seconds}`,
            cause: 'a firewall drops the packets, or the address is of another network.',
            remedy: 'check BASE_URL, VPN and firewall.',
          };
    case 'ECONNRESET':
      return {
        stage: 'reachable',
        found: `${place} closed the connection without an answer (ECONNRESET)`,
        cause: `the port does not speak ${url.protocol === 'https:' ? 'TLS' : 'plain HTTP'}, or the process behind it crashes on every request.`,
        remedy: "check whether BASE_URL begins with the right one of http:// and https://, then the platform's log.",
      };
    default:
      return {
        stage: 'reachable',
        found: `${place} did not answer ${failure.request} in HTTP (${failure.code})`,
        cause: 'something else than a web server listens there.',
        remedy: 'correct BASE_URL.',
      };
  }
}

/** With a proxy, the state of the platform is unknown until the proxy has let a request through. */
function proxyProblem(url: URL, { code, request }: ProbeFailure): ReturnType<typeof noResponse> | undefined {
  const { proxy } = networkOptionsFor(url);
  if (proxy === undefined) return undefined;
  return {
    stage: 'reachable',
    found: `${request} did not get through the proxy ${proxy.url.host} (${code})`,
    cause: 'the proxy is not there, or does not reach the platform.',
    remedy: `correct PROXY; if ${url.hostname} is reached without it, name the host in PROXY_BYPASS.`,
  };
}

function nameProblem(url: URL, code: string): ReturnType<typeof noResponse> | undefined {
  if (code === 'ENOTFOUND') {
    return {
      stage: 'DNS',
      found: `the name ${url.hostname} is not known (ENOTFOUND)`,
      cause: 'a typing mistake in BASE_URL, or the name is known only inside a VPN.',
      remedy: 'correct BASE_URL, or connect to the network that knows the name.',
    };
  }
  if (code === 'EAI_AGAIN') {
    return {
      stage: 'DNS',
      found: `the name service gave no answer about ${url.hostname} (EAI_AGAIN)`,
      cause: 'this machine has no working network or name server.',
      remedy: 'check the network of this machine.',
    };
  }
  return undefined;
}

function certificateProblem(url: URL, code: string): ReturnType<typeof noResponse> | undefined {
  const problem = (what: string, cause: string, remedy: string) =>
    ({ stage: 'TLS', found: `the certificate of ${url.host} ${what} (${code})`, cause, remedy }) as const;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return problem('has expired', 'its renewal did not run.', 'renew the certificate on the platform.');
    case 'CERT_NOT_YET_VALID':
      return problem('is not valid yet', 'the clock of this machine is behind.', "set this machine's clock.");
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return problem(
        'is self-signed',
        'a stand without a certificate of a public authority, or a proxy that opens TLS.',
        "have this machine and its browser trust the stand's authority (NODE_EXTRA_CA_CERTS names it for Node), set ALLOW_SELF_SIGNED=true for a test stand, or install a public certificate.",
      );
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return problem(
        'comes from an authority that this machine does not know',
        'the server does not send the intermediate certificate, or the authority is a private one.',
        'install the full chain on the server, or have this machine trust the authority (NODE_EXTRA_CA_CERTS).',
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return problem(
        'is made out to another name',
        'BASE_URL names the machine differently than its certificate does, or another site answers.',
        'use the name that the certificate carries.',
      );
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return {
        stage: 'TLS',
        found: `${url.host} does not speak TLS (${code})`,
        cause: 'the port serves plain HTTP.',
        remedy: 'write http:// in BASE_URL, or name the TLS port.',
      };
    default:
      return undefined;
  }
}
