// Made by `npm run generate` from the migrations. Do not edit.

export type JsonValue = string | number | boolean | null | { readonly [key: string]: JsonValue | undefined } | readonly JsonValue[]

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
    from_day: string | null
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
    seeds: string | null
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
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    record: string
    record_id: string | null
    subject_id: string | null
    position: number | null
    kind: string
    media_type: string
    byte_count: number
    sha256: Buffer
    person_id: string | null
    made_by: string
    device: string
    captured_at: string | null
    retention: string
    retain_until: string
    removed_at: string | null
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
  'kernel.ledger_epoch': {
    epoch: number
    system_identifier: string
    started_at: string
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
  'kernel.pin_try': {
    group_id: string
    account_id: string
    failed_count: number
    locked_until: string | null
    last_at: string
  }
  'kernel.portal_code': {
    group_id: string
    id: string
    phone_hash: string
    address_hash: string
    code_hash: string
    person_id: string | null
    message_id: string | null
    language: string
    created_at: string
    expires_at: string
    tries: number
    used_at: string | null
    wrapped_key: string | null
    phone: string | null
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
    terminal_id: string | null
    only_role: string | null
    only_store_id: string | null
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
    image: string | null
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
  'kernel.terminal': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    name: string
    role: string
    token_hash: string
    enrolled_by: string
  }
  'kernel.token': {
    group_id: string
    token: number
    store_id: string
    record: string
    record_id: string
  }
  'people.certificate': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    staff_id: string
    kind: string
    number: string
    valid_from: string
    valid_until: string
  }
  'people.crew_version': {
    group_id: string
    version: number
  }
  'people.shift': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    staff_id: string
    day: string
    kind: string
    starts_at: string
    ends_at: string
    reason: string | null
  }
  'people.staff': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    person_id: string
    staff_no: string
    name: string
    phone: string | null
    department: string
    position: string
    skills: string[]
    left_on: string | null
  }
  'knowledge.fault_case': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    symptom: string
    symptom_words: string
    model_zh: string | null
    model_en: string | null
    powertrain: string | null
    odometer_km: number | null
    fault_codes: string[]
    tests: string
    cause: string
    cause_words: string
    fix: string
    order_id: string | null
    order_number: string | null
    author_id: string
    author_name: string
    reviewer_name: string | null
    published_at: string | null
  }
  'knowledge.fault_code': {
    code: string
    zh: string
    en: string
    system: string
    severity: number
  }
  'knowledge.guide': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    symptom: string
    name_zh: string
    name_en: string
    powertrains: string[]
    steps: JsonValue
    causes: string[]
  }
  'knowledge.model': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    brand_zh: string
    brand_en: string
    name_zh: string
    name_en: string
    powertrain: string
    trims: JsonValue
    service_interval_km: number
    service_interval_months: number
  }
  'knowledge.reference_load': {
    name: string
    sha256: string
  }
  'knowledge.service_item': {
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
    kind: string
    skill: string
    standard_minutes: number
    steps: JsonValue
    criteria: JsonValue
    powertrains: string[]
    mandatory_in_package: boolean
    needs_equipment: string[]
  }
  'knowledge.service_package': {
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
    powertrains: string[]
    item_codes: string[]
    mandatory_codes: string[]
  }
  'knowledge.term': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    zh: string
    en: string
    also_zh: string[]
    also_en: string[]
    text_zh: string
    text_en: string
  }
  'knowledge.work_guide': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    item_id: string
    maker: string
    model_id: string | null
    edition: number
    source: string
    steps: JsonValue
    valid_from: string
    valid_until: string | null
  }
  'customers.contact': {
    group_id: string | null
    id: string | null
    store_id: string | null
    person_id: string | null
    wrapped_key: string | null
    name: string | null
    phone: string | null
    language: string | null
    preferred_channel: string | null
    state: string | null
  }
  'customers.customer': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    person_id: string
    kind: string
    name: string
    phone: string
    email: string | null
    id_number: string | null
    address: string | null
    language: string
    preferred_channel: string
    source: string
    remark: string | null
  }
  'customers.erasure': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    customer_id: string
    channel: string
    proof: string
    taken_by: string
    due_at: string
    kept_until: string | null
    ground: string | null
    erased_rows: JsonValue | null
    decided_by: string | null
    decided_at: string | null
  }
  'vehicles.brief': {
    group_id: string | null
    id: string | null
    store_id: string | null
    vin: string | null
    plate: string | null
    plate_colour: string | null
    plate_kind: string | null
    model_id: string | null
    model_zh: string | null
    model_en: string | null
    powertrain: string | null
    odometer_km: number | null
    preferred_technician_id: string | null
    sold_on: string | null
  }
  'vehicles.holding': {
    group_id: string | null
    vehicle_id: string | null
    customer_id: string | null
    role: string | null
    since: string | null
  }
  'vehicles.odometer': {
    group_id: string
    id: string
    vehicle_id: string
    read_on: string
    km: number
    source: string
    lower_because: string | null
  }
  'vehicles.ownership': {
    group_id: string
    id: string
    vehicle_id: string
    customer_id: string
    role: string
    since: string
    until: string | null
  }
  'vehicles.plate': {
    group_id: string
    id: string
    vehicle_id: string
    plate: string
    since: string
    until: string | null
  }
  'vehicles.vehicle': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    vin: string
    vin_override: string | null
    plate: string
    plate_kind: string
    plate_colour: string
    model_id: string | null
    trim: string | null
    powertrain: string
    colour: string | null
    sold_on: string | null
    odometer_km: number | null
    odometer_on: string | null
    preferred_technician_id: string | null
    scrapped_on: string | null
  }
  'money.bill': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    order_id: string
    customer_id: string
    vehicle_id: string | null
    currency: string
    total_fen: number
    net_fen: number
    tax_fen: number
    others_fen: number
    paid_fen: number
    on_account_fen: number
    pay_by: string | null
    reminded_at: string | null
    reminded_count: number | null
  }
  'money.bill_line': {
    group_id: string
    id: string
    bill_id: string
    order_line_id: string
    position: number
    kind: string
    code: string
    name_zh: string
    name_en: string
    quantity_thousandths: number
    unit: string
    unit_fen: number
    agreed_gross_fen: number
    gross_fen: number
    net_fen: number
    tax_fen: number
    vat_basis_points: number
    payer: string
    part_origin: string | null
    labour_minutes: number | null
    hourly_rate_fen: number | null
  }
  'money.deposit': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    appointment_id: string
    customer_id: string
    vehicle_id: string | null
    nature: string
    asked_because: string
    amount_fen: number
    price_fen: number
    binding_fen: number
    free_minutes: number
    due_at: string
    releases: boolean
    received_fen: number
    held_fen: number
    set_off_fen: number
    forfeited_fen: number
    owed_fen: number
    returned_fen: number
    compensation_fen: number
    breach: string | null
    order_id: string | null
    reminded_at: string | null
  }
  'money.deposit_brief': {
    group_id: string | null
    id: string | null
    state: string | null
    nature: string | null
    amount_fen: number | null
    due_at: string | null
    held_fen: number | null
    customer_id: string | null
    appointment_id: string | null
    vehicle_id: string | null
    owed_fen: number | null
    returned_fen: number | null
    forfeited_fen: number | null
    updated_at: string | null
  }
  'money.payment': {
    group_id: string
    id: string
    bill_id: string | null
    store_id: string
    method: string
    amount_fen: number
    received_at: string
    cashier_id: string | null
    reference: string | null
    refund_of: string | null
    reason: string | null
    deposit_id: string | null
  }
  'money.price': {
    group_id: string
    id: string
    store_id: string | null
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    kind: string
    ref_code: string
    amount_fen: number
    vat_basis_points: number
    valid_from: string
  }
  'parts.kit': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    item_code: string
    model_id: string | null
    lines: JsonValue
  }
  'parts.movement': {
    group_id: string
    id: string
    store_id: string
    part_id: string
    kind: string
    quantity_thousandths: number
    unit_cost: number
    moved_at: string
    receipt_id: string | null
    pick_line_id: string | null
    order_id: string | null
    receiver_id: string | null
    by_id: string
  }
  'parts.part': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    part_no: string
    name_zh: string
    name_en: string
    unit: string
    origin: string
    category: string
    barcode: string | null
  }
  'parts.pick': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    vehicle_id: string | null
    short_count: number
    promised_at: string | null
    waiting: boolean
    technician_id: string | null
    expected_on: string | null
    called_at: string | null
  }
  'parts.pick_line': {
    group_id: string
    id: string
    pick_id: string
    order_line_id: string
    part_id: string
    wanted_thousandths: number
    reserved_thousandths: number
    issued_thousandths: number
    returned_thousandths: number
    cost_fen: number
    unborne_fen: number | null
  }
  'parts.receipt': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    kind: string
    supplier: string | null
    reason: string | null
  }
  'parts.stock': {
    group_id: string
    store_id: string
    part_id: string
    bin: string
    on_hand_thousandths: number
    reserved_thousandths: number
    minimum_thousandths: number
    average_cost: number
  }
  'warranty.campaign': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    title_zh: string
    title_en: string
    danger_zh: string
    danger_en: string
    remedy_zh: string
    remedy_en: string
    stop_use: boolean
    starts_on: string
    car_count: number
    done_count: number
    item_codes: string[]
  }
  'warranty.campaign_car': {
    group_id: string
    id: string
    campaign_id: string
    vin: string
    done_at: string | null
    done_order: string | null
    told_at: string | null
    told_by: string | null
    message_id: string | null
    unreached_because: string | null
    task_id: string | null
    appointment_id: string | null
    booked_for: string | null
  }
  'warranty.policy': {
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
    scope: string
    years: number
    km: number | null
    powertrains: string[]
    sold_from: string
    sold_until: string | null
    model_ids: string[]
    part_groups: string[]
  }
  'capacity.bay': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    name_zh: string
    name_en: string
    kind: string
    skills: string[]
    out_because: string | null
  }
  'capacity.equipment': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    name_zh: string
    name_en: string
    kind: string
    place: string
    serial: string | null
    bay_id: string | null
    calibration_months: number | null
    calibration_due: string | null
    upkeep_months: number | null
    upkeep_due: string | null
    holder_id: string | null
    issued_at: string | null
    out_because: string | null
    use: string | null
  }
  'capacity.equipment_note': {
    group_id: string
    id: string
    equipment_id: string
    kind: string
    at: string
    by_name: string
    words: string | null
    due: string | null
  }
  'capacity.reservation': {
    group_id: string
    id: string
    equipment_id: string
    staff_id: string
    starts_at: string
    ends_at: string
    purpose: string
    released_at: string | null
  }
  'capacity.slot': {
    group_id: string
    store_id: string
    day: string
    half: number
    people_minutes: JsonValue
    bay_minutes: JsonValue | null
    taken_minutes: JsonValue
  }
  'service.accident': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    grade: string
    damages: JsonValue
    payer: string
    insurer: string | null
    surveyor: string | null
    surveyed_on: string | null
    loss_fen: number | null
    approved_fen: number | null
    approved_on: string | null
    approval_no: string | null
    stage: string | null
    recorded_by: string
    asked_again_at: string | null
    asked_again_because: string | null
    asked_again_lines: string[] | null
  }
  'service.accident_stage': {
    group_id: string
    id: string
    accident_id: string
    stage: string
    began_at: string
    ended_at: string | null
    by_id: string
  }
  'service.appointment': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    customer_id: string
    vehicle_id: string
    visit_type: string
    item_codes: string[]
    channel: string
    starts_at: string
    minutes: number
    skill: string
    technician_id: string | null
    concern: string | null
    odometer_km: number | null
    arrived_at: string | null
    order_id: string | null
    package_code: string | null
    mandatory_items: string[] | null
    greeted_at: string | null
    greeted_by: string | null
    deposit_id: string | null
    recall_ids: string[] | null
    phone_courtesy: string[] | null
  }
  'service.cleaning': {
    group_id: string
    id: string
    order_id: string
    at: string
    by_id: string
    note: string | null
    parts: string[] | null
  }
  'service.concern': {
    group_id: string
    id: string
    order_id: string
    position: number
    words: string
    answer: string | null
  }
  'service.diagnosis': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    vehicle_id: string
    technician_id: string
    technician_name: string
    symptom: string | null
    symptom_words: string | null
    guide_code: string | null
    guide_zh: string | null
    guide_en: string | null
    methods: string[]
    nature: string | null
    severity: string | null
    plan: string | null
    plan_words: string | null
    assessed_at: string | null
    fault_class: string | null
    cause: string | null
    cause_words: string | null
    evidence: string | null
    solution: string | null
    reported_at: string | null
    case_id: string | null
  }
  'service.diagnosis_check': {
    group_id: string
    id: string
    diagnosis_id: string
    level: string
    items: JsonValue
    words: string | null
    done_by: string
    done_at: string
    edition: number | null
    list: JsonValue | null
  }
  'service.diagnosis_code': {
    group_id: string
    id: string
    diagnosis_id: string
    vehicle_id: string
    code: string
    zh: string | null
    en: string | null
    severity: number | null
    read_at: string
  }
  'service.diagnosis_signer': {
    group_id: string
    id: string
    diagnosis_id: string
    round: number
    role: string
    staff_id: string
    name: string
    agrees: boolean
    opinion: string | null
    participants: string[]
    minutes: string | null
    signed_at: string
  }
  'service.diagnosis_test': {
    group_id: string
    id: string
    diagnosis_id: string
    position: number
    guide_code: string | null
    name_zh: string
    name_en: string
    unit: string | null
    lower_limit: number | null
    upper_limit: number | null
    needs_device: boolean
    result: string | null
    reading: number | null
    remark: string | null
    equipment_id: string | null
    equipment_code: string | null
    done_by: string | null
    done_at: string | null
  }
  'service.environment_check': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    area: string
    edition: number
    items: JsonValue
    answers: JsonValue
    failed: string[]
    by_id: string
    task_id: string | null
  }
  'service.estimate': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    edition: number
    total_fen: number
    approved_fen: number
    promised_at: string | null
    shown: JsonValue | null
    sha256: string
    opened_at: string | null
    decided_at: string | null
    decided_by: string | null
    channel: string | null
    link_id: string
    page: string | null
    valid_until: string | null
    opened_device: string | null
    plan_id: string | null
    call_by: string | null
    call_at: string | null
    call_number: string | null
    call_said: string | null
    reminded_at: string | null
    reminders: number // default
  }
  'service.finding': {
    group_id: string
    id: string
    diagnosis_id: string
    order_id: string
    position: number
    concern_id: string | null
    words: string
    risk: string
    severity: string
    lines: JsonValue
    found_by: string
    found_at: string
    dropped_at: string | null
    limits: JsonValue | null
  }
  'service.guest_request': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    kind: string
    words: string
    channel: string
    task_id: string
  }
  'service.guest_wait': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    place: string
    guided_by: string
    seated_at: string
    left_at: string | null
  }
  'service.landmark': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    name_zh: string
    name_en: string | null
    longitude: number
    latitude: number
  }
  'service.line': {
    group_id: string
    id: string
    order_id: string
    vehicle_id: string
    position: number
    concern_id: string | null
    kind: string
    code: string
    name_zh: string
    name_en: string
    skill: string | null
    standard_minutes: number | null
    charged_minutes: number | null
    rate_fen: number | null
    part_id: string | null
    part_origin: string | null
    quantity_thousandths: number
    unit: string
    unit_fen: number
    list_unit_fen: number
    gross_fen: number
    agreed_gross_fen: number | null
    vat_basis_points: number
    payer: string
    approval: string
    decided_at: string | null
    executed: boolean
    job_card_id: string | null
    deviation_reason: string | null
    price_approved_by: string | null
    dropped_at: string | null
    sublet_id: string | null
    plan_id: string | null
    choice: number | null
    risk: string | null
    severity: string | null
    finding_id: string | null
    follow_up_on: string | null
    payer_basis: JsonValue | null
    payer_reason: string | null
    recall_id: string | null
    insurer_fen: number | null
    difference_fen: number | null
  }
  'service.order_message': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    by_id: string
    words: string
    mentions: string[]
  }
  'service.paper_visit': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    customer_id: string
    vehicle_id: string
    visited_on: string
    channel: string
    paper_no: string
    visit_type: string
    odometer_km: number | null
    words: string
    work: string[]
    amount_fen: number
    entered_by: string
  }
  'service.preparation': {
    group_id: string
    id: string
    technician_id: string | null
    bay_id: string | null
    parts: JsonValue | null
    short_parts: JsonValue | null
    short_since: string | null
    prepared_at: string | null
    reminded_at: string | null
    asked_at: string | null
  }
  'service.promise_contact': {
    group_id: string
    id: string
    order_id: string
    at: string
    by_id: string
    reason: string
    solution: string | null
    told: string
    call_note: string | null
    promised_from: string | null
    promised_to: string | null
  }
  'service.reception': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    vehicle_id: string
    appointment_id: string | null
    advisor_id: string
    started_at: string
    order_id: string | null
  }
  'service.reception_entry': {
    group_id: string
    id: string
    reception_id: string
    key: string
    value: JsonValue | null
    version: number
    said_at: string
    said_by: string
    other_value: JsonValue | null
    other_at: string | null
    other_by: string | null
  }
  'service.repair_order': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    appointment_id: string | null
    customer_id: string
    vehicle_id: string
    advisor_id: string
    visit_type: string
    inspection_levels: string[]
    follow_up: boolean
    odometer_km: number
    energy_percent: number | null
    belongings: string[]
    old_parts: string
    waiting: boolean
    arrived_at: string | null
    greeted_at: string | null
    promised_at: string | null
    confirmed_at: string | null
    inspection_passed: boolean
    open_cards: number
    technician_ids: string[]
    approved_fen: number
    bill_id: string | null
    closed_at: string | null
    package_code: string | null
    mandatory_items: string[] | null
    check_in_signed_at: string | null
    courtesy_due: string[]
    courtesy_done: string[]
    hand_over_note: string | null
    hand_over_note_at: string | null
    channel: string
    accident_grade: string | null
    accident_cleared_at: string | null
    open_sublets: number | null
    needs: string[]
    diagnosis: string | null
    severity: string | null
    plans: JsonValue | null
    plan_id: string | null
    one_plan_because: string | null
    budget_labour_fen: number | null
    budget_parts_fen: number | null
    budget_external_fen: number | null
    budgeted_at: string | null
    ready_at: string | null
    deposit_id: string | null
    deposit_fen: number | null
    walked_at: string | null
    beside_because: string | null
  }
  'service.rescue': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    kind: string
    dangers: string[]
    danger_rank: number
    customer_id: string
    vehicle_id: string | null
    place: string | null
    longitude: number | null
    latitude: number | null
    taken_by: string
    unit_id: string | null
    technician_id: string | null
    distance_metres: number | null
    expected_at: string | null
    reported_at: string
    assigned_at: string | null
    accepted_at: string | null
    departed_at: string | null
    arrived_at: string | null
    ended_at: string | null
    result: string | null
    cost_fen: number | null
    damage_avoided_fen: number | null
    order_id: string | null
    place_sealed: string | null
  }
  'service.rescue_unit': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    name_zh: string
    name_en: string
    plate: string
    kind: string
    technician_id: string
    longitude: number | null
    latitude: number | null
    placed_at: string | null
  }
  'service.sublet': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    order_id: string
    order_number: string
    firm: string
    contact: string | null
    line_ids: string[]
    cost_fen: number
    final_cost_fen: number | null
    due_at: string
    sent_at: string | null
    returned_at: string | null
    checked_at: string | null
    checked_by: string | null
    finding: string | null
    ordered_by: string
  }
  'service.sublet_cost': {
    group_id: string | null
    order_id: string | null
    cost_fen: number | null
  }
  'service.visit_type': {
    group_id: string
    id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    code: string
    rules: JsonValue
    changed_at: string | null
    changed_by: string | null
  }
  'service.walk_in': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    plate: string | null
    wish: string | null
    arrived_at: string
    greeted_at: string | null
    greeted_by: string | null
    order_id: string | null
    ended_at: string | null
  }
  'workshop.clock': {
    group_id: string
    id: string
    job_card_id: string
    technician_id: string
    started_at: string
    ended_at: string | null
    reason: string | null
    remark: string | null
  }
  'workshop.clock_correction': {
    group_id: string
    id: string
    job_card_id: string
    clock_id: string
    kind: string
    technician_id: string
    old_started_at: string
    old_ended_at: string | null
    new_started_at: string
    new_ended_at: string | null
    reason: string
    corrected_by: string
    corrected_at: string
  }
  'workshop.job_card': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    technician_id: string
    bay_id: string | null
    planned_start: string
    planned_minutes: number
    started_at: string | null
    finished_at: string | null
    paused_because: string | null
    worked_minutes: number
    rework_round: number
    rework_cause: string | null
    override_reason: string | null
    note_read_at: string | null
    needs_cut_off: boolean
    cut_off_at: string | null
    cut_off_by: string | null
    cut_off_volts: number | null
    demands: JsonValue | null
    ticks: JsonValue | null
    plan_note: string | null
    plan_changes: JsonValue | null
    plan_changed_at: string | null
    plan_changed_by: string | null
    acknowledged_at: string | null
    acknowledged_by: string | null
    parts_called_at: string | null
    clock_asked_at: string | null
  }
  'quality.inspection': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    level: string
    round: number
    inspector_id: string
    readings: JsonValue
    failed_codes: string[]
    cause: string | null
    remark: string | null
    back_to_card_id: string | null
    inspected_at: string
  }
  'quality.trace_link': {
    group_id: string
    order_id: string
    record: string
    record_id: string
  }
  'care.call': {
    group_id: string
    id: string
    follow_up_id: string
    called_at: string
    outcome: string
    note: string | null
    by_id: string
  }
  'care.enquiry': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    number: string
    channel: string
    topic: string
    customer_id: string | null
    question: string
    answer: string | null
    courtesy: string[]
    owner_id: string | null
    due_at: string
    first_response_at: string | null
    answered_at: string | null
  }
  'care.follow_up': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    order_id: string
    order_number: string
    customer_id: string
    vehicle_id: string
    agent_id: string | null
    due_at: string
    attempts: number
    call_back_at: string | null
    called_at: string | null
    car_runs_well: boolean | null
    score: number | null
    key_points: string | null
    wishes: string | null
    complaint: string | null
    sincerity: number | null
    smile: number | null
  }
  'care.need_study': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    customer_id: string
    owner_id: string | null
    due_at: string
    needs: JsonValue
    none_because: string | null
    studied_at: string | null
    studied_by: string | null
  }
  'care.observation': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    advisor_id: string
    order_id: string | null
    observed_at: string
    gratitude: number
    standpoint: number
    enthusiasm: number
    sincerity: number
    smile: number
    remark: string | null
    by_id: string
  }
  'care.reminder': {
    group_id: string
    id: string
    store_id: string
    state: string
    version: number
    head: Buffer
    created_at: string
    updated_at: string
    vehicle_id: string
    customer_id: string
    due_on: string
    due_by: string
    calculation: JsonValue
    sent_at: string | null
    sent_count: number
    appointment_id: string | null
  }
}

export type TableName = keyof Tables
export type Row<T extends TableName> = Tables[T]

type Optional<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
/** A row to insert: columns that may be null may be left out. */
export type NewRow<T extends TableName> = Omit<Tables[T], Optional<Tables[T]> | DefaultColumn> & Partial<Pick<Tables[T], Optional<Tables[T]>>>
/** Columns that the database fills itself. */
type DefaultColumn = 'epoch' | 'xid' | 'reminders'

/** Columns that are not written as they are: personal, JSON, bytes. */
export const columnKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kernel.account': { head: 'bytes', password_hash: 'secret', pin_hash: 'secret', grants: 'json' },
  'kernel.approval': { head: 'bytes' },
  'kernel.block': { root: 'bytes', prev_hash: 'bytes', hash: 'bytes', signature: 'bytes' },
  'kernel.checklist': { head: 'bytes', items: 'json' },
  'kernel.consent': { head: 'bytes' },
  'kernel.document': { head: 'bytes' },
  'kernel.entry': { prev_hash: 'bytes', hash: 'bytes' },
  'kernel.file': { head: 'bytes', sha256: 'bytes' },
  'kernel.law_limit': { value: 'json' },
  'kernel.message': { params: 'json', address: 'sealed', attempts: 'json' },
  'kernel.outbox': { payload: 'json' },
  'kernel.paper': { content: 'sealed', sha256: 'bytes' },
  'kernel.parameter': { head: 'bytes', value: 'json' },
  'kernel.role': { head: 'bytes' },
  'kernel.signature': { signer: 'sealed', image: 'sealed', document_sha256: 'bytes' },
  'kernel.store': { head: 'bytes', hours: 'json' },
  'kernel.task': { head: 'bytes' },
  'kernel.terminal': { head: 'bytes', token_hash: 'secret' },
  'people.certificate': { head: 'bytes' },
  'people.shift': { head: 'bytes' },
  'people.staff': { head: 'bytes', phone: 'sealed' },
  'knowledge.fault_case': { head: 'bytes' },
  'knowledge.guide': { head: 'bytes', steps: 'json' },
  'knowledge.model': { head: 'bytes', trims: 'json' },
  'knowledge.service_item': { head: 'bytes', steps: 'json', criteria: 'json' },
  'knowledge.service_package': { head: 'bytes' },
  'knowledge.term': { head: 'bytes' },
  'knowledge.work_guide': { head: 'bytes', steps: 'json' },
  'customers.contact': { name: 'sealed', phone: 'sealed' },
  'customers.customer': { head: 'bytes', name: 'sealed', phone: 'sealed', email: 'sealed', id_number: 'sealed', address: 'sealed', remark: 'sealed' },
  'customers.erasure': { head: 'bytes', erased_rows: 'json' },
  'vehicles.vehicle': { head: 'bytes' },
  'money.bill': { head: 'bytes' },
  'money.deposit': { head: 'bytes' },
  'money.price': { head: 'bytes' },
  'parts.kit': { head: 'bytes', lines: 'json' },
  'parts.part': { head: 'bytes' },
  'parts.pick': { head: 'bytes' },
  'parts.receipt': { head: 'bytes' },
  'warranty.campaign': { head: 'bytes' },
  'warranty.policy': { head: 'bytes' },
  'capacity.bay': { head: 'bytes' },
  'capacity.equipment': { head: 'bytes' },
  'capacity.slot': { people_minutes: 'json', bay_minutes: 'json', taken_minutes: 'json' },
  'service.accident': { head: 'bytes', damages: 'json' },
  'service.appointment': { head: 'bytes' },
  'service.diagnosis': { head: 'bytes' },
  'service.diagnosis_check': { items: 'json', list: 'json' },
  'service.environment_check': { head: 'bytes', items: 'json', answers: 'json' },
  'service.estimate': { head: 'bytes', shown: 'json', page: 'secret', call_number: 'sealed', call_said: 'sealed' },
  'service.finding': { lines: 'json', limits: 'json' },
  'service.guest_request': { head: 'bytes' },
  'service.guest_wait': { head: 'bytes' },
  'service.landmark': { head: 'bytes' },
  'service.line': { payer_basis: 'json' },
  'service.order_message': { head: 'bytes' },
  'service.paper_visit': { head: 'bytes' },
  'service.preparation': { parts: 'json', short_parts: 'json' },
  'service.reception': { head: 'bytes' },
  'service.reception_entry': { value: 'json', other_value: 'json' },
  'service.repair_order': { head: 'bytes', plans: 'json' },
  'service.rescue': { head: 'bytes' },
  'service.rescue_unit': { head: 'bytes' },
  'service.sublet': { head: 'bytes' },
  'service.visit_type': { head: 'bytes', rules: 'json' },
  'service.walk_in': { head: 'bytes' },
  'workshop.job_card': { head: 'bytes', demands: 'json', ticks: 'json', plan_changes: 'json' },
  'quality.inspection': { head: 'bytes', readings: 'json' },
  'care.call': { note: 'sealed' },
  'care.enquiry': { head: 'bytes' },
  'care.follow_up': { head: 'bytes', key_points: 'sealed', wishes: 'sealed', complaint: 'sealed' },
  'care.need_study': { head: 'bytes', needs: 'json' },
  'care.observation': { head: 'bytes' },
  'care.reminder': { head: 'bytes', calculation: 'json' },
}

/** Columns that may be null, so that a new row names them all. */
export const nullableColumns: Readonly<Record<string, readonly string[]>> = {
  'kernel.account': ['pin_hash', 'staff_id', 'person_id'],
  'kernel.approval': ['amount_fen', 'decided_by', 'decided_at', 'remark'],
  'kernel.checklist': ['from_day'],
  'kernel.consent': ['given_at', 'withdrawn_at'],
  'kernel.deadline': ['owner_id', 'warn_at', 'next_at', 'warned_at', 'breached_at', 'stopped_at'],
  'kernel.dealer_group': ['seeds'],
  'kernel.entry': ['store_id', 'record', 'record_id', 'version', 'from_state', 'to_state', 'cause', 'prev_hash'],
  'kernel.file': ['store_id', 'record_id', 'subject_id', 'position', 'person_id', 'captured_at', 'removed_at'],
  'kernel.link': ['person_id', 'revoked_at', 'opened_at', 'opened_device'],
  'kernel.message': ['store_id', 'person_id', 'account_id', 'channel', 'address', 'sent_at', 'read_at'],
  'kernel.paper': ['person_id'],
  'kernel.parameter': ['scope_id'],
  'kernel.person': ['wrapped_key'],
  'kernel.pin_try': ['locked_until'],
  'kernel.portal_code': ['person_id', 'message_id', 'used_at', 'wrapped_key', 'phone'],
  'kernel.session': ['revoked_at', 'terminal_id', 'only_role', 'only_store_id'],
  'kernel.sign_in': ['locked_until', 'last_at'],
  'kernel.signature': ['person_id', 'image'],
  'kernel.store': ['longitude', 'latitude', 'licence_no'],
  'kernel.task': ['owner_id', 'offered_to_id', 'due_at', 'outcome'],
  'people.shift': ['reason'],
  'people.staff': ['phone', 'left_on'],
  'knowledge.fault_case': ['model_zh', 'model_en', 'powertrain', 'odometer_km', 'order_id', 'order_number', 'reviewer_name', 'published_at'],
  'knowledge.work_guide': ['model_id', 'valid_until'],
  'customers.contact': ['group_id', 'id', 'store_id', 'person_id', 'wrapped_key', 'name', 'phone', 'language', 'preferred_channel', 'state'],
  'customers.customer': ['email', 'id_number', 'address', 'remark'],
  'customers.erasure': ['kept_until', 'ground', 'erased_rows', 'decided_by', 'decided_at'],
  'vehicles.brief': ['group_id', 'id', 'store_id', 'vin', 'plate', 'plate_colour', 'plate_kind', 'model_id', 'model_zh', 'model_en', 'powertrain', 'odometer_km', 'preferred_technician_id', 'sold_on'],
  'vehicles.holding': ['group_id', 'vehicle_id', 'customer_id', 'role', 'since'],
  'vehicles.odometer': ['lower_because'],
  'vehicles.ownership': ['until'],
  'vehicles.plate': ['until'],
  'vehicles.vehicle': ['vin_override', 'model_id', 'trim', 'colour', 'sold_on', 'odometer_km', 'odometer_on', 'preferred_technician_id', 'scrapped_on'],
  'money.bill': ['vehicle_id', 'pay_by', 'reminded_at', 'reminded_count'],
  'money.bill_line': ['part_origin', 'labour_minutes', 'hourly_rate_fen'],
  'money.deposit': ['vehicle_id', 'breach', 'order_id', 'reminded_at'],
  'money.deposit_brief': ['group_id', 'id', 'state', 'nature', 'amount_fen', 'due_at', 'held_fen', 'customer_id', 'appointment_id', 'vehicle_id', 'owed_fen', 'returned_fen', 'forfeited_fen', 'updated_at'],
  'money.payment': ['bill_id', 'cashier_id', 'reference', 'refund_of', 'reason', 'deposit_id'],
  'money.price': ['store_id'],
  'parts.kit': ['model_id'],
  'parts.movement': ['receipt_id', 'pick_line_id', 'order_id', 'receiver_id'],
  'parts.part': ['barcode'],
  'parts.pick': ['vehicle_id', 'promised_at', 'technician_id', 'expected_on', 'called_at'],
  'parts.pick_line': ['unborne_fen'],
  'parts.receipt': ['supplier', 'reason'],
  'warranty.campaign_car': ['done_at', 'done_order', 'told_at', 'told_by', 'message_id', 'unreached_because', 'task_id', 'appointment_id', 'booked_for'],
  'warranty.policy': ['km', 'sold_until'],
  'capacity.bay': ['out_because'],
  'capacity.equipment': ['serial', 'bay_id', 'calibration_months', 'calibration_due', 'upkeep_months', 'upkeep_due', 'holder_id', 'issued_at', 'out_because', 'use'],
  'capacity.equipment_note': ['words', 'due'],
  'capacity.reservation': ['released_at'],
  'capacity.slot': ['bay_minutes'],
  'service.accident': ['insurer', 'surveyor', 'surveyed_on', 'loss_fen', 'approved_fen', 'approved_on', 'approval_no', 'stage', 'asked_again_at', 'asked_again_because', 'asked_again_lines'],
  'service.accident_stage': ['ended_at'],
  'service.appointment': ['technician_id', 'concern', 'odometer_km', 'arrived_at', 'order_id', 'package_code', 'mandatory_items', 'greeted_at', 'greeted_by', 'deposit_id', 'recall_ids', 'phone_courtesy'],
  'service.cleaning': ['note', 'parts'],
  'service.concern': ['answer'],
  'service.diagnosis': ['symptom', 'symptom_words', 'guide_code', 'guide_zh', 'guide_en', 'nature', 'severity', 'plan', 'plan_words', 'assessed_at', 'fault_class', 'cause', 'cause_words', 'evidence', 'solution', 'reported_at', 'case_id'],
  'service.diagnosis_check': ['words', 'edition', 'list'],
  'service.diagnosis_code': ['zh', 'en', 'severity'],
  'service.diagnosis_signer': ['opinion', 'minutes'],
  'service.diagnosis_test': ['guide_code', 'unit', 'lower_limit', 'upper_limit', 'result', 'reading', 'remark', 'equipment_id', 'equipment_code', 'done_by', 'done_at'],
  'service.environment_check': ['task_id'],
  'service.estimate': ['promised_at', 'shown', 'opened_at', 'decided_at', 'decided_by', 'channel', 'page', 'valid_until', 'opened_device', 'plan_id', 'call_by', 'call_at', 'call_number', 'call_said', 'reminded_at'],
  'service.finding': ['concern_id', 'dropped_at', 'limits'],
  'service.guest_wait': ['left_at'],
  'service.landmark': ['name_en'],
  'service.line': ['concern_id', 'skill', 'standard_minutes', 'charged_minutes', 'rate_fen', 'part_id', 'part_origin', 'agreed_gross_fen', 'decided_at', 'job_card_id', 'deviation_reason', 'price_approved_by', 'dropped_at', 'sublet_id', 'plan_id', 'choice', 'risk', 'severity', 'finding_id', 'follow_up_on', 'payer_basis', 'payer_reason', 'recall_id', 'insurer_fen', 'difference_fen'],
  'service.paper_visit': ['odometer_km'],
  'service.preparation': ['technician_id', 'bay_id', 'parts', 'short_parts', 'short_since', 'prepared_at', 'reminded_at', 'asked_at'],
  'service.promise_contact': ['solution', 'call_note', 'promised_from', 'promised_to'],
  'service.reception': ['appointment_id', 'order_id'],
  'service.reception_entry': ['value', 'other_value', 'other_at', 'other_by'],
  'service.repair_order': ['appointment_id', 'energy_percent', 'arrived_at', 'greeted_at', 'promised_at', 'confirmed_at', 'bill_id', 'closed_at', 'package_code', 'mandatory_items', 'check_in_signed_at', 'hand_over_note', 'hand_over_note_at', 'accident_grade', 'accident_cleared_at', 'open_sublets', 'diagnosis', 'severity', 'plans', 'plan_id', 'one_plan_because', 'budget_labour_fen', 'budget_parts_fen', 'budget_external_fen', 'budgeted_at', 'ready_at', 'deposit_id', 'deposit_fen', 'walked_at', 'beside_because'],
  'service.rescue': ['vehicle_id', 'place', 'longitude', 'latitude', 'unit_id', 'technician_id', 'distance_metres', 'expected_at', 'assigned_at', 'accepted_at', 'departed_at', 'arrived_at', 'ended_at', 'result', 'cost_fen', 'damage_avoided_fen', 'order_id', 'place_sealed'],
  'service.rescue_unit': ['longitude', 'latitude', 'placed_at'],
  'service.sublet': ['contact', 'final_cost_fen', 'sent_at', 'returned_at', 'checked_at', 'checked_by', 'finding'],
  'service.sublet_cost': ['group_id', 'order_id', 'cost_fen'],
  'service.visit_type': ['changed_at', 'changed_by'],
  'service.walk_in': ['plate', 'wish', 'greeted_at', 'greeted_by', 'order_id', 'ended_at'],
  'workshop.clock': ['ended_at', 'reason', 'remark'],
  'workshop.clock_correction': ['old_ended_at', 'new_ended_at'],
  'workshop.job_card': ['bay_id', 'started_at', 'finished_at', 'paused_because', 'rework_cause', 'override_reason', 'note_read_at', 'cut_off_at', 'cut_off_by', 'cut_off_volts', 'demands', 'ticks', 'plan_note', 'plan_changes', 'plan_changed_at', 'plan_changed_by', 'acknowledged_at', 'acknowledged_by', 'parts_called_at', 'clock_asked_at'],
  'quality.inspection': ['cause', 'remark', 'back_to_card_id'],
  'care.call': ['note'],
  'care.enquiry': ['customer_id', 'answer', 'owner_id', 'first_response_at', 'answered_at'],
  'care.follow_up': ['agent_id', 'call_back_at', 'called_at', 'car_runs_well', 'score', 'key_points', 'wishes', 'complaint', 'sincerity', 'smile'],
  'care.need_study': ['owner_id', 'none_because', 'studied_at', 'studied_by'],
  'care.observation': ['order_id', 'remark'],
  'care.reminder': ['sent_at', 'appointment_id'],
}
