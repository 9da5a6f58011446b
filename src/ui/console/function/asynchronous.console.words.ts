/** AWS's labels of asynchronous invocation. */
export const asynchronousConsole = {
  title: 'Asynchronous invocation',
  age: 'Maximum age of event',
  retries: 'Retry attempts',
  letters: 'Dead-letter queue',
  lettersService: 'Dead-letter queue service',
  sqs: 'Amazon SQS',
  sns: 'Amazon SNS',
  queue: 'Queue',
  topic: 'Topic',
} as const;
