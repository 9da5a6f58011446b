/**
 * The content of an upload. Clients may send it in signed or checked pieces, each after a line with its length.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import { type AwsHttpRequest, decoded } from './aws-http.ts';

export function sentContent({ headers, body }: Pick<AwsHttpRequest, 'headers' | 'body'>): Uint8Array {
  const isChunked =
    /(^|,)\s*aws-chunked\s*(,|$)/.test(headers['content-encoding'] ?? '') ||
    headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
  return isChunked ? unchunked(body) : body;
}

const [carriageReturn, lineFeed] = [13, 10];

function unchunked(body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < body.length;) {
    let end = at;
    while (end < body.length && !(body[end] === carriageReturn && body[end + 1] === lineFeed)) end += 1;
    const length = Number.parseInt(decoded(body.subarray(at, end)), 16);
    if (!(length > 0)) break;
    pieces.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  const content = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    content.set(piece, at);
    at += piece.length;
  }
  return content;
}
