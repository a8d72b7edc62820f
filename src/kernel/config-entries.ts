import { z } from 'zod'
import { backupEntries } from './config-backup.ts'
import { bucketEntries } from './config-files.ts'
import { help } from './config-help.ts'
import type { Sentence } from './start-failure.ts'

function urlOf(protocol: RegExp) {
  return z.string().refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol))
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)
const path = z.string()
const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', 'yes', 'no', '1', '0']))
  .transform((text) => ['true', 'yes', '1'].includes(text))
const origin = urlOf(/^https?:$/)
  .transform((text) => new URL(text))
  .refine(({ pathname, search, hash, username }) => pathname === '/' && !search && !hash && !username)
  .transform((url) => url.origin)
const address = /^[0-9a-f:.]+(\/\d{1,3})?$/i
const proxyNames = ['loopback', 'linklocal', 'uniquelocal']
const proxies = z.union([
  z.enum(['true', 'false']).transform((text) => text === 'true'),
  z.string().regex(/^\d$/).transform(Number),
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => address.test(part) || proxyNames.includes(part))),
])

const yesOrNo: Sentence = { zh: ' true 或 false', en: 'true or false' }

/** Every setting, each with its rule and its words. */
export const entries = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default('127.0.0.1')
    .register(help, {
      what: {
        zh: '监听地址。0.0.0.0 表示本机所有网络地址,平板和其他电脑由此才能访问。',
        en: 'Address to listen on. 0.0.0.0 means every network of this machine, so that tablets and other computers can come in.',
      },
      write: { zh: '一个地址或主机名,例如 HOST=0.0.0.0', en: 'an address or host name, for example HOST=0.0.0.0' },
      fallback: '127.0.0.1',
    }),
  PORT: port.default(4400).register(help, {
    what: { zh: 'HTTP 端口。0 表示任选一个空闲端口。', en: 'Port for HTTP. 0 means any free one.' },
    write: { zh: ' 0 到 65535 之间的整数,例如 PORT=4400', en: 'a whole number from 0 to 65535, for example PORT=4400' },
    fallback: '4400',
  }),
  HTTPS_PORT: port.default(4443).register(help, {
    what: {
      zh: 'HTTPS 端口,平板的相机和离线功能需要它。0 表示关闭。',
      en: 'Port for HTTPS, which tablets need for camera and offline work. 0 switches it off.',
    },
    write: {
      zh: ' 0 到 65535 之间的整数,例如 HTTPS_PORT=4443',
      en: 'a whole number from 0 to 65535, for example HTTPS_PORT=4443',
    },
    fallback: '4443',
  }),
  PUBLIC_URL: origin.optional().register(help, {
    what: {
      zh: '客户访问本系统的网址,用于短信和邮件中的链接。',
      en: 'Address by which customers reach this system, for links in messages.',
    },
    write: {
      zh: '不带路径的网址,例如 PUBLIC_URL=https://4s.example.com',
      en: 'an address without a path, for example PUBLIC_URL=https://4s.example.com',
    },
    fallback: '',
  }),
  TRUST_PROXY: proxies.default(false).register(help, {
    what: {
      zh: '前置代理:信任它报告的访客地址。',
      en: 'Proxy in front of this server whose word on the visitor’s address is taken.',
    },
    write: {
      zh: ' true、false、代理层数,或代理地址,例如 TRUST_PROXY=10.0.0.0/8',
      en: 'true, false, the number of proxies, or their addresses, for example TRUST_PROXY=10.0.0.0/8',
    },
    fallback: 'false',
  }),
  TLS_CERT: path.optional().register(help, {
    what: {
      zh: 'HTTPS 证书文件(PEM,含中间证书)。不写则由系统自行签发。',
      en: 'Certificate file for HTTPS (PEM, with intermediates). Without it one is made.',
    },
    write: { zh: '文件路径', en: 'the path of a file' },
    fallback: '',
  }),
  TLS_KEY: path.optional().register(help, {
    what: { zh: '该证书的私钥文件(PEM)。', en: 'File with the private key of that certificate (PEM).' },
    write: { zh: '文件路径', en: 'the path of a file' },
    fallback: '',
  }),
  DATA_DIR: path.default('data').register(help, {
    what: {
      zh: '数据文件夹:数据库、密钥、证书和文件都在其中。',
      en: 'Folder of the data: database, keys, certificates and files.',
    },
    write: { zh: '文件夹路径,例如 DATA_DIR=./data', en: 'the path of a folder, for example DATA_DIR=./data' },
    fallback: './data',
  }),
  FILES_DIR: path.optional().register(help, {
    what: { zh: '照片和文件所在的文件夹。', en: 'Folder of photos and files.' },
    write: { zh: '文件夹路径', en: 'the path of a folder' },
    fallback: 'DATA_DIR/files',
  }),
  ...bucketEntries,
  KEYS_FILE: path.optional().register(help, {
    what: {
      zh: '密钥文件。首次启动时生成;请另存一份于数据之外。',
      en: 'File of the keys. Made at the first start; keep a copy apart from the data.',
    },
    write: { zh: '文件路径', en: 'the path of a file' },
    fallback: 'DATA_DIR/keys.json',
  }),
  DATABASE_URL: urlOf(/^postgres(ql)?:$/)
    .optional()
    .register(help, {
      what: {
        zh: '自备的 PostgreSQL(15 或更高版本)。不写则使用自带的 PostgreSQL。',
        en: 'A PostgreSQL of your own (15 or later). Without it the one that comes along is used.',
      },
      write: {
        zh: ' postgresql:// 开头的地址,例如 DATABASE_URL=postgresql://用户:密码@主机:5432/数据库',
        en: 'an address that begins with postgresql://, for example DATABASE_URL=postgresql://user:password@host:5432/database',
      },
      fallback: '',
      secret: true,
    }),
  POSTGRES_BIN: path.optional().register(help, {
    what: {
      zh: '本机已安装的 PostgreSQL(15 或更高版本)程序所在的文件夹,用它代替自带的 PostgreSQL 运行 DATA_DIR 中的数据库。',
      en: 'Folder of the programs of a PostgreSQL installed on this machine (15 or later), which runs the database in DATA_DIR instead of the one that comes along.',
    },
    write: {
      zh: '文件夹路径,例如 POSTGRES_BIN=/usr/lib/postgresql/18/bin',
      en: 'the path of a folder, for example POSTGRES_BIN=/usr/lib/postgresql/18/bin',
    },
    fallback: '',
  }),
  SMTP_URL: urlOf(/^smtps?:$/)
    .optional()
    .register(help, {
      what: { zh: '发送邮件的服务器。', en: 'Server that sends mail.' },
      write: {
        zh: ' smtp:// 或 smtps:// 开头的地址,例如 SMTP_URL=smtps://用户:密码@mail.example.com:465',
        en: 'an address that begins with smtp:// or smtps://, for example SMTP_URL=smtps://user:password@mail.example.com:465',
      },
      fallback: '',
      secret: true,
    }),
  MAIL_FROM: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$|^[^<>]*<[^@\s<>]+@[^@\s<>]+>$/)
    .optional()
    .register(help, {
      what: { zh: '邮件的发件人。', en: 'Sender of mail.' },
      write: {
        zh: '邮箱地址,例如 MAIL_FROM="某某4S店 <service@example.com>"',
        en: 'a mail address, for example MAIL_FROM="Some Dealer <service@example.com>"',
      },
      fallback: '',
    }),
  SMS_URL: urlOf(/^https?:$/)
    .optional()
    .register(help, {
      what: {
        zh: '短信网关的网址:每条短信以 HTTP POST 发往此处。',
        en: 'Address of the SMS gateway: each message is posted to it.',
      },
      write: { zh: ' http:// 或 https:// 开头的网址', en: 'an address that begins with http:// or https://' },
      fallback: '',
      secret: true,
    }),
  RUN_WORKER: flag.default(true).register(help, {
    what: {
      zh: '本进程是否处理后台工作(短信、邮件、期限)。多进程共用一个数据库时可关闭其中一些。',
      en: 'Whether this process does background work (messages, deadlines). Of several processes on one database some may leave it.',
    },
    write: yesOrNo,
    fallback: 'true',
  }),
  ...backupEntries,
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .register(help, {
      what: { zh: '日志的详细程度。', en: 'How much is logged.' },
      write: {
        zh: ' trace、debug、info、warn、error、fatal 或 silent',
        en: 'trace, debug, info, warn, error, fatal or silent',
      },
      fallback: 'info',
    }),
})
