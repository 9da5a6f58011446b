/** What SQS says of the entries of a batch, before it looks at any of them. */
import facts from '#content/facts/services.json' with { type: 'json' };
import type { ServiceFault } from './aws-http.ts';

/**
 * `null`: it takes them.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export function refusedBatch(operation: string, entries: readonly { Id: string }[]): ServiceFault | null {
  const fault = (code: string, message: string): ServiceFault => ({ code, status: 400, message });
  const { max } = facts.sqsBatch;
  if (entries.length === 0)
    return fault(
      'EmptyBatchRequest',
      `There should be at least one ${operation}RequestEntry in the request.`,
    );
  if (entries.length > max)
    return fault(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${max}. You have sent ${entries.length}.`,
    );
  const twice = entries.find(({ Id }, index) => entries.findIndex((each) => each.Id === Id) < index);
  return twice ? fault('BatchEntryIdsNotDistinct', `Id ${twice.Id} repeated.`) : null;
}
