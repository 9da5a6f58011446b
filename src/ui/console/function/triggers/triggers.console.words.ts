/** AWS's labels of triggers: of their list, of Add trigger and of Edit trigger. */
export const triggersConsole = {
  triggers: 'Triggers',
  addTrigger: 'Add trigger',
  editTrigger: 'Edit trigger',
  source: 'Select a source',
  state: 'State',
  enable: 'Enable',
  disable: 'Disable',
  redrive: 'Start DLQ redrive',

  ruleType: 'Rule type',
  pattern: 'Event pattern',
  schedule: 'Schedule expression',

  batchSize: 'Batch size',
  batchWindow: 'Batch window',
  filter: 'Filter criteria',
  concurrency: 'Maximum concurrency',
  reports: 'Report batch item failures',
  start: 'Starting position',
  timestamp: 'Timestamp',
  batchesPerShard: 'Concurrent batches per shard',
  retries: 'Retry attempts',
  recordAge: 'Maximum age of record',
  bisect: 'Split batch on error',
  tumbling: 'Tumbling window duration',
  onFailure: 'On-failure destination',
  /** Of what a pattern is written over, by the kind of source. */
  filterExamples: {
    sqs: '{"body": {"kind": ["order"]}}',
    kinesis: '{"data": {"kind": ["order"]}}',
    dynamodb: '{"eventName": ["INSERT"]}',
  },
} as const;
