import type { Archive, ArchivedFile } from "@allteach/actions/archive";

/** What one call to the bucket may take out. */
const MOST_AT_ONCE = 1000;

/** The bucket, as the actions see it. */
export function archiveOf(bucket: R2Bucket): Archive {
  return {
    async put(key, bytes, type) {
      await bucket.put(key, bytes, { httpMetadata: { contentType: type } });
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
    async list(prefix) {
      const objects = await allObjects(bucket, prefix);
      return objects
        .sort((one, other) => other.uploaded.getTime() - one.uploaded.getTime())
        .map(
          ({ key, size, uploaded, httpMetadata }): ArchivedFile => ({
            ...{ key, bytes: size, at: uploaded },
            type: httpMetadata?.contentType ?? "application/octet-stream",
          }),
        );
    },
    async remove(keys) {
      for (let start = 0; start < keys.length; start += MOST_AT_ONCE) {
        await bucket.delete(keys.slice(start, start + MOST_AT_ONCE));
      }
    },
  };
}

async function allObjects(bucket: R2Bucket, prefix: string): Promise<R2Object[]> {
  const found: R2Object[] = [];
  let cursor: string | undefined;
  do {
    const listed: R2Objects = await bucket.list({
      prefix,
      include: ["httpMetadata"],
      ...(cursor && { cursor }),
    });
    found.push(...listed.objects);
    cursor = listed.truncated ? listed.cursor : undefined;
  } while (cursor);
  return found;
}
