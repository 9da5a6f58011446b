/**
 * The network of an environment inside the account: AWS behind its addresses, the servers of the VPC, and nothing
 * of the real internet.
 */
import type { NetworkOf } from '../drivers/environment-drivers.ts';
import type { NetworkedAccount } from './networked-account.ts';

const loaded = () => import('./answered-request.ts');

export function accountNetwork(account: NetworkedAccount): NetworkOf {
  return (spec, listener) => {
    // It comes while the environment starts, so that waiting for it is no time of the handler. A request tries again.
    loaded().catch(() => undefined);
    return async (request, signal) => {
      const { answeredRequest } = await loaded();
      return answeredRequest({ account, spec, listener }, request, signal);
    };
  };
}
