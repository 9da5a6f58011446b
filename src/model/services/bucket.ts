/** A bucket of S3. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ */
import facts from '#content/facts/services.json' with { type: 'json' };
import type { PolicyDocument } from '../lambda/policy.ts';
import type { Instant } from '../telemetry/trace.ts';

export interface StoredObject {
  Body: string | Uint8Array;
  ContentType: string;
  /** Without quotes: the MD5 of the content, in hexadecimal digits. */
  ETag: string;
  LastModified: Instant;
  /** What `x-amz-meta-` headers brought. */
  Metadata?: Readonly<Record<string, string>>;
}

/** An object that comes in parts. */
export interface Upload {
  Key: string;
  Initiated: Instant;
  ContentType: string;
  Metadata?: Readonly<Record<string, string>>;
  /** By number. */
  parts: Readonly<Record<string, Pick<StoredObject, 'Body' | 'ETag'>>>;
}

/** Whom a bucket tells of new objects. Here it is told of each `s3:ObjectCreated:*`. */
export interface BucketNotification {
  Id: string;
  LambdaFunctionArn: string;
}

export interface Bucket {
  Name: string;
  CreationDate: Instant;
  /** By key. */
  objects: Readonly<Record<string, StoredObject>>;
  Policy?: PolicyDocument;
  notifications?: readonly BucketNotification[];
  /** Multipart uploads that are not complete, by id. */
  uploads?: Readonly<Record<string, Upload>>;
}

export function newBucket(Name: string, at: Instant): Bucket {
  return { Name, CreationDate: at, objects: {} };
}

/** Replaces what the key had. */
export function withObject(bucket: Bucket, key: string, object: StoredObject): Bucket {
  return { ...bucket, objects: { ...bucket.objects, [key]: object } };
}

/** Puts an upload in the place of the one of its id; `null`: takes it away. */
export function withUpload(bucket: Bucket, id: string, upload: Upload | null): Bucket {
  const { [id]: _, ...uploads } = bucket.uploads ?? {};
  return { ...bucket, uploads: upload ? { ...uploads, [id]: upload } : uploads };
}

/** Puts a notification in the place of the one of its id. */
export function withNotification(bucket: Bucket, notification: BucketNotification): Bucket {
  const others = (bucket.notifications ?? []).filter(({ Id }) => Id !== notification.Id);
  return { ...bucket, notifications: [...others, notification] };
}

export function withoutNotification(bucket: Bucket, id: string): Bucket {
  return { ...bucket, notifications: (bucket.notifications ?? []).filter(({ Id }) => Id !== id) };
}

export function objectIn({ objects }: Bucket, key: string): StoredObject | undefined {
  return Object.hasOwn(objects, key) ? objects[key] : undefined;
}

/** A key that is not there is no failure: S3 answers as if it had been. */
export function withoutObject(bucket: Bucket, key: string): Bucket {
  const { [key]: _, ...objects } = bucket.objects;
  return { ...bucket, objects };
}

/** Bytes. */
export function objectSize({ Body }: StoredObject): number {
  return typeof Body === 'string' ? new TextEncoder().encode(Body).length : Body.length;
}

export interface Listing {
  Prefix?: string;
  /** Keys that go on behind it are told as one common prefix. */
  Delimiter?: string;
  /** Only what comes after it, in order. */
  StartAfter?: string;
  MaxKeys?: number;
}

export interface Listed {
  Contents: readonly { Key: string; object: StoredObject }[];
  CommonPrefixes: readonly string[];
  IsTruncated: boolean;
  /** The last that was told, where there is more: the next listing starts after it. */
  last?: string;
}

/** Keys in order. A key and a common prefix each count as one. */
export function listed(
  { objects }: Bucket,
  { Prefix = '', Delimiter, StartAfter, MaxKeys }: Listing,
): Listed {
  const max = Math.min(MaxKeys ?? facts.s3ListedKeys.default, facts.s3ListedKeys.max);
  const Contents: { Key: string; object: StoredObject }[] = [];
  const prefixes = new Set<string>();
  let last: string | undefined;
  for (const [Key, object] of Object.entries(objects).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!Key.startsWith(Prefix)) continue;
    const cut = Delimiter ? Key.indexOf(Delimiter, Prefix.length) : -1;
    const told = cut === -1 ? Key : Key.slice(0, cut + (Delimiter?.length ?? 0));
    if (StartAfter !== undefined && told <= StartAfter) continue;
    if (prefixes.has(told)) continue;
    if (Contents.length + prefixes.size >= max) {
      const next = last === undefined ? {} : { last };
      return { Contents, CommonPrefixes: [...prefixes], IsTruncated: max > 0, ...next };
    }
    if (cut === -1) Contents.push({ Key, object });
    else prefixes.add(told);
    last = told;
  }
  return { Contents, CommonPrefixes: [...prefixes], IsTruncated: false };
}
