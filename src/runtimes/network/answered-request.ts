/** One request of a handler, from its interface to whoever answers. */
import { networksOf } from '#model/lambda/network.ts';
import { latest } from '#model/lambda/versions.ts';
import { attachmentOf, reach, type Reach } from '#model/network/reach.ts';
import type {
  EnvironmentSpec,
  NetworkAnswer,
  OutgoingRequest,
  RuntimeListener,
} from '#model/runtime-port.ts';
import { systemClock } from '../runtime-api/clock.ts';
import { awsAnswer } from './aws-answer.ts';
import type { NetworkedAccount, NetworkedConfiguration } from './networked-account.ts';

export interface Origin {
  account: NetworkedAccount;
  spec: EnvironmentSpec;
  listener: RuntimeListener;
}

/**
 * How long Linux tries before it gives a connection up: six more SYNs, each after twice the time of the one before.
 * https://docs.kernel.org/networking/ip-sysctl.html (tcp_syn_retries)
 */
const connectTimeoutMs = 127_000;

/** Tells the address that one is seen from. https://checkip.amazonaws.com */
const addressEcho = 'checkip.amazonaws.com';

export async function answeredRequest(
  origin: Origin,
  request: OutgoingRequest,
  signal: AbortSignal,
): Promise<NetworkAnswer> {
  const { host, port } = request;
  const { account, spec, listener } = origin;
  const context = account.context();
  const configuration = configurationOf(context, spec);
  const attachment = attachmentOf(configuration?.VpcConfig, numberOf(spec.environmentId));
  const endpoints = Object.values(context.services.endpoints);
  const way = reach(networksOf(context), attachment, { host, port }, endpoints);
  if (way.stopped) {
    const { by, how } = way.stopped;
    const { is: hop, name, says } = by;
    listener({ type: 'network.stopped', record: { host, port, how, hop, name, says } }, systemClock.now());
    if (how === 'refused') return failed('ECONNREFUSED', 'connect', `connect ECONNREFUSED ${host}:${port}`);
    await patience(signal);
    return failed('ETIMEDOUT', 'connect', `connect ETIMEDOUT ${host}:${port}`);
  }
  if (way.hops.at(-1)?.is === 'server') return atServer(request);
  if (request.method === 'CONNECT') return notFound(host);
  if (host === addressEcho) return echo(way);
  const aws = configuration && (await awsAnswer(origin, configuration, way, request));
  return aws ?? notFound(host);
}

function configurationOf(
  { functions }: ReturnType<NetworkedAccount['context']>,
  { functionName, functionVersion }: EnvironmentSpec,
): NetworkedConfiguration | undefined {
  const record = Object.hasOwn(functions, functionName) ? functions[functionName]?.record : undefined;
  if (functionVersion === latest) return record?.configuration;
  return record?.publications?.versions.find(({ configuration }) => configuration.Version === functionVersion)
    ?.configuration;
}

/** The same for the same environment: it keeps its interface. */
function numberOf(environmentId: string): number {
  return [...environmentId].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
}

function patience(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = systemClock.after(connectTimeoutMs, resolve);
    signal.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}

const failed = (code: string, syscall: string, message: string): NetworkAnswer => ({
  code,
  syscall,
  message,
});
const notFound = (host: string): NetworkAnswer =>
  failed('ENOTFOUND', 'getaddrinfo', `getaddrinfo ENOTFOUND ${host}`);

/** A server of the VPC takes connections; what it would say in them is not modelled. */
function atServer({ method }: OutgoingRequest): NetworkAnswer {
  if (method === 'CONNECT') return { status: 200, headers: {}, body: new Uint8Array() };
  return failed('ECONNRESET', 'read', 'read ECONNRESET');
}

function echo({ from }: Reach): NetworkAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: new TextEncoder().encode(`${from}\n`),
  };
}
