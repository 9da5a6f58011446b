// What /var/runtime/index.mjs does on nodejs22.x: AWS's runtime client, version 3, with the handler of the
// configuration. (The command line of that package also prints a line of its own, which Lambda does not.)
import { run } from 'aws-lambda-ric-3/dist/index.mjs';

await run(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
