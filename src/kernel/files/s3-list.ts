import type { AskBucket } from './s3-client.ts'

export interface Listed {
  readonly key: string
  /** By the store's own clock; 0 where it does not tell. */
  readonly ageMs: number
}

/** All objects whose keys begin so, by key (ListObjectsV2). Our keys hold nothing that XML would have to escape. */
export async function* listAll(ask: AskBucket, prefix: string): AsyncGenerator<Listed> {
  for (let token: string | undefined; ; ) {
    const query = { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) }
    const answer = await ask({ method: 'GET', key: '', query })
    const now = Date.parse(answer.headers.get('date') ?? '')
    const text = await answer.text()
    for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const ageMs = now - Date.parse(tag(entry, 'LastModified') ?? '')
      yield { key: tag(entry, 'Key') ?? '', ageMs: Number.isNaN(ageMs) ? 0 : ageMs }
    }
    token = tag(text, 'NextContinuationToken')
    if (token === undefined) return
  }
}

function tag(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  // Tokens may be any text.
  return text
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
