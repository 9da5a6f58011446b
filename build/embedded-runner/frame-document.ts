import { createHash } from 'node:crypto';

/**
 * The document of the sandboxed frame. Its policy lets it load nothing but workers from `blob:` addresses, and
 * these, which inherit it, compile text: learner code is compiled in the worker.
 */
export function frameDocument(script: string): string {
  const text = script.trim().replaceAll('</script', String.raw`<\/script`);
  const hash = createHash('sha256').update(text).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:`,
    'worker-src blob: data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<title>Runner</title>',
    `<script>${text}</script>`,
    '</html>',
    '',
  ].join('\n');
}
