/**
 * The network of an environment inside the account: AWS behind its addresses, the servers of the VPC, and nothing
 * of the real internet. Loaded when a handler asks for something the first time.
 */
import type { NetworkOf } from '../drivers/environment-drivers.ts';
import type { NetworkedAccount } from './networked-account.ts';

export function accountNetwork(account: NetworkedAccount): NetworkOf {
  return (spec, listener) => async (request, signal) => {
    const { answeredRequest } = await import('./answered-request.ts');
    return answeredRequest({ account, spec, listener }, request, signal);
  };
}
