export type StartFailureCode =
  | 'configuration'
  | 'unsupported_platform'
  | 'not_installed'
  | 'no_permission'
  | 'disk_full'
  | 'out_of_memory'
  | 'port_in_use'
  | 'other_version'
  | 'folder_in_the_way'
  | 'database_failed'
  | 'keys_missing'
  | 'keys_unreadable'
  | 'certificates_unreadable'
  | 'files_unusable'

/** The same instruction in both languages. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** Why the server cannot start, said so that the person in front of it knows what to do. */
export class StartFailure extends Error {
  readonly code: StartFailureCode
  readonly sentence: Sentence
  constructor(code: StartFailureCode, sentence: Sentence, cause?: unknown) {
    super(`${sentence.zh}\n${sentence.en}`, { cause })
    this.name = 'StartFailure'
    this.code = code
    this.sentence = sentence
  }
}

/** The code of a system error such as `ENOENT`; empty for anything else. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function portInUse(port: number, cause?: unknown): StartFailure {
  return new StartFailure(
    'port_in_use',
    {
      zh: `端口 ${port} 已被其他程序占用。请停止那个程序,或换一个端口,例如 PORT=${port + 1}。`,
      en: `Port ${port} is used by another program. Stop that program or choose another port, for example PORT=${port + 1}.`,
    },
    cause,
  )
}

export function diskFull(folder: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'disk_full',
    {
      zh: `存放 ${folder} 的磁盘已满。请腾出至少 1 GB 空间后重新启动;已保存的数据不会丢失。`,
      en: `The disk that holds ${folder} is full. Free at least 1 GB and start again; what was saved is safe.`,
    },
    cause,
  )
}

export function noPermission(path: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'no_permission',
    {
      zh: `没有权限读写 ${path}。请用该文件夹的所有者身份启动、更改其所有者,或让 DATA_DIR 指向本机磁盘上的另一个文件夹。`,
      en: `${path} may not be read and written. Start as the owner of that folder, change its owner, or point DATA_DIR to another folder on a local disk.`,
    },
    cause,
  )
}

function notAFolder(path: string, cause: unknown): StartFailure {
  return new StartFailure(
    'folder_in_the_way',
    {
      zh: `${path} 或其上级不是文件夹。请移走那个文件,或让 DATA_DIR 指向一个文件夹。`,
      en: `${path}, or something above it, is not a folder. Move that file away, or point DATA_DIR to a folder.`,
    },
    cause,
  )
}

/** Turns the system's refusal to write or read `path` into an instruction; other errors pass unchanged. */
export function asStartFailure(error: unknown, path: string): unknown {
  if (error instanceof StartFailure) return error
  const code = systemCode(error)
  // 53100: PostgreSQL says so of its own files.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return diskFull(path, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return noPermission(path, error)
  if (code === 'ENOTDIR' || code === 'EEXIST') return notAFolder(path, error)
  const beneath = error instanceof Error && error.cause !== undefined ? asStartFailure(error.cause, path) : null
  return beneath instanceof StartFailure ? beneath : error
}
