import { isIP } from 'node:net'
import { z } from 'zod'
import { help } from './config-help.ts'
import type { Bucket } from './files/s3-client.ts'
import type { Sentence } from './start-failure.ts'

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
  .transform((text) => new URL(text))
  .refine(({ pathname, search, hash, username }) => pathname === '/' && !search && !hash && !username)
  .transform((url) => url.origin)

const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', 'yes', 'no', '1', '0']))
  .transform((text) => ['true', 'yes', '1'].includes(text))

/** Where photos and files lie when they do not lie in a folder. */
export const bucketEntries = {
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional()
    .register(help, {
      what: {
        zh: '存放照片和文件的 S3 存储桶。不写则放在 FILES_DIR。',
        en: 'S3 bucket for photos and files. Without it they lie in FILES_DIR.',
      },
      write: {
        zh: '存储桶名称(3 到 63 个小写字母、数字、点或连字符),例如 S3_BUCKET=open4s-files',
        en: 'the name of a bucket (3 to 63 small letters, digits, dots or hyphens), for example S3_BUCKET=open4s-files',
      },
      fallback: '',
    }),
  S3_ENDPOINT: origin.optional().register(help, {
    what: { zh: 'S3 存储服务的网址。', en: 'Address of the S3 store.' },
    write: {
      zh: '不带路径的网址,例如 S3_ENDPOINT=https://s3.cn-north-1.amazonaws.com.cn',
      en: 'an address without a path, for example S3_ENDPOINT=https://s3.cn-north-1.amazonaws.com.cn',
    },
    fallback: '',
  }),
  S3_REGION: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .default('us-east-1')
    .register(help, {
      what: { zh: '存储桶所在的区域。', en: 'Region of the bucket.' },
      write: { zh: '区域名称,例如 S3_REGION=cn-north-1', en: 'the name of a region, for example S3_REGION=cn-north-1' },
      fallback: 'us-east-1',
    }),
  S3_KEY_ID: z
    .string()
    .regex(/^[^\s/,]+$/)
    .optional()
    .register(help, {
      what: {
        zh: '有权读写该存储桶的访问密钥编号。',
        en: 'Id of the access key that may read and write the bucket.',
      },
      write: { zh: '访问密钥编号(Access Key ID)', en: 'the id of an access key' },
      fallback: '',
    }),
  S3_SECRET: z
    .string()
    .optional()
    .register(help, {
      what: { zh: '该访问密钥的私密部分。', en: 'The secret part of that access key.' },
      write: { zh: '访问密钥的私密部分(Secret Access Key)', en: 'the secret of the access key' },
      fallback: '',
      secret: true,
    }),
  S3_PATH_STYLE: flag.optional().register(help, {
    what: {
      zh: '网址中存储桶写在路径里(MinIO 等),而不是主机名前。不写时,S3_ENDPOINT 为 IP 地址或 localhost 则为 true,否则为 false。',
      en: 'Whether the bucket stands in the path of addresses (MinIO and others) instead of before the host. Unless said: true where S3_ENDPOINT is an IP address or localhost, otherwise false.',
    },
    write: { zh: ' true 或 false', en: 'true or false' },
    fallback: '',
  }),
}

type Values = Readonly<z.output<z.ZodObject<typeof bucketEntries>>>

/** The bucket that the settings name; null: files lie in the folder. */
export function bucketOf(values: Values): Bucket | null {
  const { S3_BUCKET: name, S3_ENDPOINT: endpoint, S3_KEY_ID: keyId, S3_SECRET: secret, S3_REGION: region } = values
  if (name === undefined || endpoint === undefined || keyId === undefined || secret === undefined) return null
  return { name, endpoint, keyId, secret, region, pathStyle: values.S3_PATH_STYLE ?? isBare(endpoint) }
}

/** Has no name that a bucket's could stand before. */
function isBare(endpoint: string): boolean {
  const { hostname } = new URL(endpoint)
  return hostname === 'localhost' || isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0
}

const together = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_KEY_ID', 'S3_SECRET'] as const

/** Settings of the bucket that are right alone but not together. */
export function bucketContradictions(values: Values): Sentence[] {
  const missing = together.filter((name) => values[name] === undefined)
  if (missing.length > 0 && missing.length < together.length) {
    return [
      {
        zh: `${missing.join('、')}:使用 S3 存储时须同时给出 ${together.join('、')};不用则全部去掉。`,
        en: `${missing.join(', ')}: for an S3 store give all of ${together.join(', ')}; otherwise none of them.`,
      },
    ]
  }
  const endpoint = values.S3_ENDPOINT
  if (endpoint !== undefined && values.S3_PATH_STYLE === false && isBare(endpoint)) {
    return [
      {
        zh: `S3_PATH_STYLE:S3_ENDPOINT(${endpoint})为 IP 地址或 localhost 时请写 true。`,
        en: `S3_PATH_STYLE: write true where S3_ENDPOINT (${endpoint}) is an IP address or localhost.`,
      },
    ]
  }
  return []
}
