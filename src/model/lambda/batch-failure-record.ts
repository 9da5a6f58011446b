/**
 * What Lambda tells the on-failure destination of a stream's mapping: which records it gave up, and not what was in
 * them. Whoever needs them reads them from the stream, as long as it keeps them.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
import type { Instant } from '../telemetry/trace.ts';
import type { PolledRecord } from './polled-records.ts';
import { pollerOf } from './pollers.ts';

export interface GivenUpBatch {
  requestId: string;
  functionArn: string;
  streamArn: string;
  shardId: string;
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  invokeCount: number;
  records: readonly PolledRecord[];
}

export function batchFailureRecord(batch: GivenUpBatch, at: Instant): Record<string, unknown> {
  const { records, requestId, functionArn, condition, streamArn } = batch;
  const [first, last] = [records[0], records.at(-1)];
  const info = {
    shardId: batch.shardId,
    startSequenceNumber: first?.id ?? '',
    endSequenceNumber: last?.id ?? '',
    approximateArrivalOfFirstRecord: iso(first?.arrivedAt ?? at),
    approximateArrivalOfLastRecord: iso(last?.arrivedAt ?? at),
    batchSize: records.length,
    streamArn,
  };
  return {
    requestContext: { requestId, functionArn, condition, approximateInvokeCount: batch.invokeCount },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: iso(at),
    ...(pollerOf(streamArn) === 'dynamodb' ? { DDBStreamBatchInfo: info } : { KinesisBatchInfo: info }),
  };
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
