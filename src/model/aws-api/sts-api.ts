/** STS as it speaks: Query. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
import { functionSession } from '../iam/access-request.ts';
import { queryAnswer, queryApi } from './query-api.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const stsApi = queryApi({
  eventSource: 'sts.amazonaws.com',
  namespace,
  denied: { code: 'AccessDenied', status: 403 },
  operations: {
    GetCallerIdentity: (_, world) => ({
      eventName: 'GetCallerIdentity',
      // Nobody needs permission to ask who he is.
      action: null,
      resource: '*',
      parameters: {},
      run() {
        const { role, functionName } = world.caller;
        const { arn, accountId } = functionSession(role.Arn, functionName);
        // The role's own id, as IAM makes it up, then the name of the session.
        const UserId = `AROA${world.caller.keys.accessKeyId.slice(4)}:${functionName}`;
        return {
          response: queryAnswer(world, namespace, 'GetCallerIdentity', {
            Arn: arn,
            UserId,
            Account: accountId,
          }),
        };
      },
    }),
  },
});
