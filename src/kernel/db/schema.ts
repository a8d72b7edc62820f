// Made by `npm run generate` from the migrations. Do not edit.

export type JsonValue = string | number | boolean | null | { readonly [key: string]: JsonValue } | readonly JsonValue[]

export interface Tables {
  'kernel.account': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    login: string
    password_hash: string
    pin_hash: string | null
    staff_id: string | null
    person_id: string | null
    display_name: string
    language: string
    grants: JsonValue
  }
  'kernel.approval': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    kind: string
    record: string
    record_id: string
    asked_by: string
    amount_fen: number | null
    reason: string
    role: string
    decided_by: string | null
    decided_at: string | null
    remark: string | null
  }
  'kernel.block': {
    group_id: string
    no: number
    epoch: number
    from_xid: number
    to_xid: number
    entry_count: number
    root: Buffer
    prev_hash: Buffer
    hash: Buffer
    signature: Buffer
    key_id: string
    sealed_at: string
  }
  'kernel.calendar_day': {
    group_id: string
    day: string
    kind: string
  }
  'kernel.checklist': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    edition: number
    name_zh: string
    name_en: string
    items: JsonValue
  }
  'kernel.consent': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    person_id: string
    purpose: string
    channel: string
    wording: string
    given_at: string | null
    withdrawn_at: string | null
  }
  'kernel.counter': {
    group_id: string
    store_id: string
    kind: string
    day: string
    value: number
  }
  'kernel.deadline': {
    group_id: string
    id: string
    name: string
    record: string
    record_id: string
    store_id: string
    owner_id: string | null
    role: string
    state: string
    level: number
    started_at: string
    warn_at: string | null
    due_at: string
    next_at: string | null
    warned_at: string | null
    breached_at: string | null
    stopped_at: string | null
  }
  'kernel.dealer_group': {
    group_id: string
    code: string
    name_zh: string
    name_en: string
    demo: boolean
    settings_version: number
    created_at: string
  }
  'kernel.document': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    edition: number
    title_zh: string
    title_en: string
    body_zh: string
    body_en: string
    roles: string[]
  }
  'kernel.document_receipt': {
    group_id: string
    id: string
    document_id: string
    account_id: string
    read_at: string
  }
  'kernel.entry': {
    group_id: string
    id: string
    at: string
    actor_kind: string
    actor_id: string
    store_id: string | null
    record: string | null
    record_id: string | null
    version: number | null
    verb: string
    from_state: string | null
    to_state: string | null
    cause: string | null
    prev_hash: Buffer | null
    hash: Buffer
    data: string
    epoch: number // default
    xid: number // default
  }
  'kernel.file': {
    group_id: string
    id: string
    store_id: string | null
    record: string
    record_id: string
    owner_id: string | null
    kind: string
    name: string | null
    media_type: string
    byte_count: number
    sha256: Buffer
    place: string
    created_at: string
    retain_until: string
    deleted_at: string | null
  }
  'kernel.idempotency': {
    group_id: string
    key: string
    fingerprint: string
    answer: string
    at: string
  }
  'kernel.law_limit': {
    key: string
    from_date: string
    value: JsonValue
    unit: string
    source: string
  }
  'kernel.link': {
    group_id: string
    id: string
    token_hash: string
    purpose: string
    record: string
    record_id: string
    person_id: string | null
    language: string
    created_at: string
    expires_at: string
    revoked_at: string | null
    opened_at: string | null
    opened_device: string | null
  }
  'kernel.message': {
    group_id: string
    id: string
    store_id: string | null
    record: string
    record_id: string
    person_id: string | null
    account_id: string | null
    template: string
    purpose: string
    language: string
    channels: string[]
    channel: string | null
    params: JsonValue
    address: string | null
    state: string
    attempts: JsonValue
    created_at: string
    sent_at: string | null
    read_at: string | null
  }
  'kernel.outbox': {
    group_id: string
    id: string
    at: string
    topic: string
    payload: JsonValue
  }
  'kernel.paper': {
    group_id: string
    id: string
    store_id: string
    record: string
    record_id: string
    person_id: string | null
    kind: string
    number: string
    language: string
    content: string
    sha256: Buffer
    created_at: string
    retain_until: string
  }
  'kernel.parameter': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    key: string
    scope_kind: string
    scope_id: string | null
    from_date: string
    value: JsonValue
    reason: string
  }
  'kernel.person': {
    group_id: string
    id: string
    wrapped_key: string | null
    state: string
    created_at: string
  }
  'kernel.region': {
    group_id: string
    id: string
    code: string
    name_zh: string
    name_en: string
  }
  'kernel.role': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    name_zh: string
    name_en: string
    permissions: string[]
  }
  'kernel.sealed_value': {
    group_id: string
    id: string
    person_id: string
    cipher: string
  }
  'kernel.session': {
    group_id: string
    token_hash: string
    account_id: string
    created_at: string
    expires_at: string
    revoked_at: string | null
    device: string
  }
  'kernel.sign_in': {
    group_id: string
    account_id: string
    failed_count: number
    locked_until: string | null
    last_at: string | null
  }
  'kernel.signature': {
    group_id: string
    id: string
    record: string
    record_id: string
    purpose: string
    person_id: string | null
    signer: string
    signed_at: string
    channel: string
    device: string
    image_file_id: string | null
    document_sha256: Buffer
  }
  'kernel.store': {
    group_id: string
    id: string
    store_id: string
    region_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    name_zh: string
    name_en: string
    address_zh: string
    address_en: string
    phone: string
    longitude: number | null
    latitude: number | null
    time_zone: string
    hours: JsonValue
    licence_no: string | null
  }
  'kernel.task': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    kind: string
    record: string
    record_id: string
    title_zh: string
    title_en: string
    role: string
    owner_id: string | null
    offered_to_id: string | null
    due_at: string | null
    outcome: string | null
  }
  'kernel.token': {
    group_id: string
    token: number
    store_id: string
    record: string
    record_id: string
  }
}

export type TableName = keyof Tables
export type Row<T extends TableName> = Tables[T]

type Optional<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
/** A row to insert: columns that may be null may be left out. */
export type NewRow<T extends TableName> = Omit<Tables[T], Optional<Tables[T]> | DefaultColumn> & Partial<Pick<Tables[T], Optional<Tables[T]>>>
/** Columns that the database fills itself. */
type DefaultColumn = 'epoch' | 'xid'

/** Columns that are not written as they are: personal, JSON, bytes. */
export const columnKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kernel.account': { head: 'bytes', grants: 'json' },
  'kernel.approval': { head: 'bytes' },
  'kernel.block': { root: 'bytes', prev_hash: 'bytes', hash: 'bytes', signature: 'bytes' },
  'kernel.checklist': { head: 'bytes', items: 'json' },
  'kernel.consent': { head: 'bytes' },
  'kernel.document': { head: 'bytes' },
  'kernel.entry': { prev_hash: 'bytes', hash: 'bytes' },
  'kernel.file': { name: 'sealed', sha256: 'bytes' },
  'kernel.law_limit': { value: 'json' },
  'kernel.message': { params: 'json', address: 'sealed', attempts: 'json' },
  'kernel.outbox': { payload: 'json' },
  'kernel.paper': { content: 'sealed', sha256: 'bytes' },
  'kernel.parameter': { head: 'bytes', value: 'json' },
  'kernel.role': { head: 'bytes' },
  'kernel.signature': { signer: 'sealed', document_sha256: 'bytes' },
  'kernel.store': { head: 'bytes', hours: 'json' },
  'kernel.task': { head: 'bytes' },
}
