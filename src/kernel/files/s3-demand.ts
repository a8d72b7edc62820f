import { createHash, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type Sentence, StartFailure } from '../start-failure.ts'
import { type AskBucket, type Bucket, BucketFailure } from './s3-client.ts'

const group = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Writes, reads, lists and deletes something small, and makes sure that no photos were left in the folder. Throws `StartFailure`. */
export async function demandBucket(bucket: Bucket, ask: AskBucket, folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => [])
  if (entries.some((name) => group.test(name))) throw leftInFolder(folder)
  const key = `check/${randomUUID()}`
  const text = Buffer.from(key)
  const sha256 = createHash('sha256').update(text).digest('hex')
  try {
    await ask({ method: 'PUT', key, body: { size: text.length, sha256, open: () => Readable.from([text]) } })
    const read = await ask({ method: 'GET', key })
    const listed = await ask({ method: 'GET', key: '', query: { 'list-type': '2', prefix: key } })
    const same = (await read.text()) === key && (await listed.text()).includes(`<Key>${key}</Key>`)
    await ask({ method: 'DELETE', key })
    if (!same) throw new BucketFailure(200, '')
  } catch (error) {
    if (!(error instanceof BucketFailure)) throw error
    throw new StartFailure('files_unusable', instruction(bucket, error), error)
  }
}

function leftInFolder(folder: string): StartFailure {
  return new StartFailure('folder_in_the_way', {
    zh: `${folder} 中还有照片和文件,而设置了 S3_BUCKET 后只使用存储桶。请先去掉 S3_BUCKET 做一次备份(npm run backup),再带着它恢复;或把该文件夹的内容按原名复制到存储桶,然后移走该文件夹。`,
    en: `${folder} still holds photos and files, but with S3_BUCKET only the bucket is used. Make a backup without S3_BUCKET (npm run backup) and restore it with it, or copy the folder's content to the bucket under the same names and move the folder away.`,
  })
}

const wrongKey = new Set(['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidSecurity', 'InvalidClientTokenId'])
const wrongRegion = new Set(['AuthorizationHeaderMalformed', 'PermanentRedirect', 'TemporaryRedirect', 'InvalidRegion'])

/** What to write, by what the store said. */
function instruction({ endpoint, name, region }: Bucket, { status, code }: BucketFailure): Sentence {
  if (status === 0) {
    return {
      zh: `S3_ENDPOINT(${endpoint})连接不上(${code})。请检查网址、网络和证书;地址中带存储桶名的方式不通时请设 S3_PATH_STYLE=true。`,
      en: `S3_ENDPOINT (${endpoint}) cannot be reached (${code}). Check the address, the network and the certificate; where names with the bucket in front are not known, write S3_PATH_STYLE=true.`,
    }
  }
  if (code === 'NoSuchBucket') {
    return {
      zh: `S3_BUCKET(${name}):没有这个存储桶。请先建立它,或写出正确的名称。`,
      en: `S3_BUCKET (${name}): there is no such bucket. Make it first, or write the right name.`,
    }
  }
  if (wrongKey.has(code)) {
    return {
      zh: `S3_KEY_ID 与 S3_SECRET:存储服务不认可这对密钥(${code})。请写出有权使用该存储桶的密钥。`,
      en: `S3_KEY_ID and S3_SECRET: the store does not accept this pair (${code}). Write a key that may use the bucket.`,
    }
  }
  if (code === 'RequestTimeTooSkewed') {
    return {
      zh: '本机时间与存储服务相差过大。请校准本机时钟(NTP)后重新启动。',
      en: 'The clock of this machine is too far from that of the file store. Set it right (NTP) and start again.',
    }
  }
  if (wrongRegion.has(code) || (status >= 300 && status < 400)) {
    return {
      zh: `S3_REGION(${region}):存储桶不在这个区域。请写出存储桶所在的区域及其 S3_ENDPOINT。`,
      en: `S3_REGION (${region}): the bucket is not there. Write the bucket's region and the S3_ENDPOINT that belongs to it.`,
    }
  }
  if (status === 403) {
    return {
      zh: `S3_KEY_ID:该密钥在存储桶 ${name} 中权限不足。请允许它读、写、删除对象并列出存储桶。`,
      en: `S3_KEY_ID: this key may not do enough in the bucket ${name}. Allow it to get, put and delete objects and to list the bucket.`,
    }
  }
  return {
    zh: `S3_ENDPOINT(${endpoint})的回答不像 S3 存储(${status} ${code})。请检查网址和 S3_PATH_STYLE。`,
    en: `S3_ENDPOINT (${endpoint}) does not answer as an S3 store does (${status} ${code}). Check the address and S3_PATH_STYLE.`,
  }
}
