import { z } from 'zod'
import { help } from './config-help.ts'

const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)

/** The settings of backups. */
export const backupEntries = {
  BACKUP_DIR: z
    .string()
    .optional()
    .register(help, {
      what: {
        zh: '备份所在的文件夹,最好在另一块磁盘上。',
        en: 'Folder of the backups, best on another disk.',
      },
      write: {
        zh: '文件夹路径,例如 BACKUP_DIR=/mnt/backups',
        en: 'the path of a folder, for example BACKUP_DIR=/mnt/backups',
      },
      fallback: 'DATA_DIR/backups',
    }),
  BACKUP_HOURS: count(0, 168)
    .default(0)
    .register(help, {
      what: {
        zh: '服务器每隔多少小时自行备份。0 表示不自动备份。',
        en: 'Every how many hours the server makes a backup by itself. 0 means never.',
      },
      write: {
        zh: ' 0 到 168 之间的整数,例如 BACKUP_HOURS=24',
        en: 'a whole number from 0 to 168, for example BACKUP_HOURS=24',
      },
      fallback: '0',
    }),
  BACKUP_KEEP: count(1, 1000)
    .default(7)
    .register(help, {
      what: {
        zh: '保留几份自动备份,更早的会被删除。',
        en: 'How many of those backups are kept; older ones are deleted.',
      },
      write: {
        zh: ' 1 到 1000 之间的整数,例如 BACKUP_KEEP=7',
        en: 'a whole number from 1 to 1000, for example BACKUP_KEEP=7',
      },
      fallback: '7',
    }),
  BACKUP_PASSPHRASE: z
    .string()
    .min(12)
    .optional()
    .register(help, {
      what: {
        zh: '备份口令:写了它,密钥和证书经加密后也放入备份。不写则它们不进备份。',
        en: 'Passphrase of the backups: with it keys and certificates are put in too, encrypted. Without it they stay out.',
      },
      write: { zh: '至少 12 个字符的口令', en: 'a passphrase of at least 12 characters' },
      fallback: '',
      secret: true,
    }),
}
